package org.caseport.web.application.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes time-based one-time codes as authenticator apps show them: RFC 6238 with SHA-1 and steps of 30 seconds. */
public final class Totp {

    public static final int DIGITS = 6;

    /** How many steps a clock may be off, either way. */
    static final int DRIFT = 1;

    private static final long STEP_SECONDS = 30;

    private Totp() {}

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    public static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int bits = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            int most = 1;
            for (int i = 0; i < digits; i++) {
                most *= 10;
            }
            return String.format(Locale.ROOT, "%0" + digits + "d", bits % most);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /** The time step of this code; empty when it is not the code of a step near now. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            if (MessageDigest.isEqual(code(secret, step, DIGITS).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
