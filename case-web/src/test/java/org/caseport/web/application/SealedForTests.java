package org.caseport.web.application;

import java.util.Optional;
import org.caseport.domain.access.SealedSecret;

/** Seals secrets as a portal with this key would, for rows that a test stores by itself. */
public final class SealedForTests {

    private SealedForTests() {}

    public static SealedSecret seal(String operatorsKey, String secret, String owner) {
        SecretSeal seal = new SecretSeal();
        seal.configured = Optional.of(operatorsKey);
        seal.configuredBefore = Optional.empty();
        return seal.seal(secret, owner);
    }
}
