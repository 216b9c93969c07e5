package org.caseport.web.application;

import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.caseport.domain.access.SealedSecret;
import org.caseport.web.Injector;
import org.caseport.web.application.factor.Totp;

/** What a portal with some key does with secrets and codes, for tests that stand outside. */
public final class SealedForTests {

    private SealedForTests() {}

    /** What seals in a portal with this key; none where it is empty. */
    public static SecretSeal under(String operatorsKey) {
        return under(operatorsKey, "");
    }

    /** The same, where the operator changed the key and the one before is known for one more start. */
    public static SecretSeal under(String operatorsKey, String before) {
        return new Injector()
                .setting("caseport.secret.key", Optional.of(operatorsKey))
                .setting("caseport.secret.key.previous", Optional.of(before).filter(key -> !key.isEmpty()))
                .fill(new SecretSeal());
    }

    /** What an app with this key shows at that time. */
    public static String codeOf(String key, Instant at) {
        return Totp.code(new Base32().decode(key), Totp.step(at), Totp.DIGITS);
    }

    public static SealedSecret seal(String operatorsKey, String secret, String owner) {
        return under(operatorsKey).seal(secret, owner);
    }
}
