package org.caseport.web.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.People;
import org.caseport.domain.account.SignInSteps;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.factor.SecondFactors;

/** What a portal with some key does with secrets and codes, for tests that stand outside. */
public final class SealedForTests {

    private SealedForTests() {}

    /** What seals in a portal with this key; none where it is empty. */
    public static SecretSeal under(String operatorsKey) {
        SecretSeal seal = new SecretSeal();
        seal.configured = Optional.of(operatorsKey);
        seal.configuredBefore = Optional.empty();
        return seal;
    }

    /** The operator changes the key, and the one before is known for one more start. */
    public static void rotate(KeepingSecondFactor keeping, String operatorsKey, String before) {
        SecretSeal seal = under(operatorsKey);
        seal.configuredBefore = Optional.of(before).filter(key -> !key.isEmpty());
        keeping.seal = seal;
    }

    /** Keeps second factors as a portal with this key does. */
    public static KeepingSecondFactor keepingFactors(
            String operatorsKey,
            SecondFactors factors,
            SignIns signIns,
            SignInSteps steps,
            People people,
            Clock clock) {
        KeepingSecondFactor keeping = new KeepingSecondFactor();
        keeping.seal = under(operatorsKey);
        keeping.factors = factors;
        keeping.signIns = signIns;
        keeping.steps = steps;
        keeping.people = people;
        keeping.clock = clock;
        return keeping;
    }

    /** Where it tells what was done. */
    public static void tell(KeepingSecondFactor keeping, Journal journal) {
        keeping.journal = journal;
    }

    /** What an app with this key shows at that time. */
    public static String codeOf(String key, Instant at) {
        return Totp.code(Totp.bytes(key), Totp.step(at), Totp.DIGITS);
    }

    public static SealedSecret seal(String operatorsKey, String secret, String owner) {
        return under(operatorsKey).seal(secret, owner);
    }
}
