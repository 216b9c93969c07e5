package org.caseport.web.security.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A random token of 256 bits that identifies a sign-in. Only its hash is stored. */
public record RandomToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public static RandomToken fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    public String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a sign-in token";
    }
}
