package org.caseport.web.application.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.caseport.web.application.SecretSeal;

/**
 * Sets up, checks and removes second factors. People act for themselves, after their password was checked; an
 * administrator can remove anybody's.
 */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ManagingSecondFactor {

    /** How long a new secret can be confirmed after it was shown. */
    static final Duration SETUP = Duration.ofMinutes(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;

    /** Writes secrets as people type them: 20 bytes fill 32 characters, so that none is padded. */
    private static final Base32 BASE32 = new Base32();

    private static final int RESEALED_AT_ONCE = 100;

    @Inject
    SecondFactors factors;

    @Inject
    SecretSeal seal;

    @Inject
    SignIns signIns;

    @Inject
    PendingSignIns pendingSignIns;

    @Inject
    People people;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Whether the operator has configured a key, without which secrets can't be stored. */
    public boolean isSetUp() {
        return seal.isReady();
    }

    public Optional<SecondFactor> of(Person person) {
        return factors.find(person.id());
    }

    public int codesLeft(Person person) {
        return factors.codesLeft(person.id());
    }

    /**
     * A new secret for the person's app.
     *
     * @param portal the name of the portal that the app shows
     */
    public FactorSetup begin(Person person, String portal) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return setup(person, portal, BASE32.encodeToString(secret), clock.instant());
    }

    /** The same secret once more, after a wrong code; empty when it is too old. */
    public Optional<FactorSetup> again(Person person, String portal, String sealed) {
        return opened(person, sealed).map(pending -> setup(person, portal, pending.key(), pending.at()));
    }

    private FactorSetup setup(Person person, String portal, String key, Instant at) {
        SealedSecret sealed = seal.seal(at.getEpochSecond() + " " + key, owner(person, "setup"));
        String uri = "otpauth://totp/" + encoded(portal) + ":" + encoded(person.email()) + "?secret=" + key + "&issuer="
                + encoded(portal) + "&digits=" + Totp.DIGITS + "&period=30";
        return new FactorSetup(sealed.key() + "." + sealed.text(), key, uri);
    }

    /** Turns the second factor on, if the code is one that the app shows now. */
    public Outcome confirm(Person person, String sealed, String code) {
        Instant now = clock.instant();
        Optional<Pending> pending = opened(person, sealed);
        if (pending.isEmpty()) {
            return new Outcome.Expired();
        }
        OptionalLong step = Totp.stepOf(plain(code), BASE32.decode(pending.get().key()), now);
        if (step.isEmpty()) {
            return new Outcome.WrongCode();
        }
        List<String> codes = RecoveryCodes.fresh();
        factors.store(
                new SecondFactor(
                        person.id(), seal.seal(pending.get().key(), owner(person, "factor")), now, step.getAsLong()),
                RecoveryCodes.hashes(person.id(), codes));
        record(person, JournalAct.SECOND_FACTOR_ENROLLED);
        return new Outcome.On(codes);
    }

    /** Whether this is a valid code of the person's app or a recovery code. Each can be used once. */
    public boolean take(Person person, String typed) {
        Optional<SecondFactor> factor = factors.find(person.id());
        if (factor.isEmpty()) {
            return false;
        }
        if (RecoveryCodes.isCode(typed)) {
            boolean taken = factors.takeCode(person.id(), RecoveryCodes.hash(person.id(), typed));
            if (taken) {
                record(person, JournalAct.SECOND_FACTOR_RECOVERY_CODE_USED);
            }
            return taken;
        }
        OptionalLong step = seal.open(factor.get().secret(), owner(person, "factor"))
                .map(key -> Totp.stepOf(plain(typed), BASE32.decode(key), clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && factors.takeStep(person.id(), step.getAsLong());
    }

    /** Ten new recovery codes, which replace the old ones. */
    public List<String> renewCodes(Person person) {
        if (factors.find(person.id()).isEmpty()) {
            throw new IllegalStateException("person " + person.id() + " has no second factor");
        }
        List<String> codes = RecoveryCodes.fresh();
        factors.renewCodes(person.id(), RecoveryCodes.hashes(person.id(), codes));
        record(person, JournalAct.SECOND_FACTOR_CODES_RENEWED);
        return codes;
    }

    public void turnOff(Person person) {
        if (factors.remove(person.id())) {
            record(person, JournalAct.SECOND_FACTOR_TURNED_OFF);
        }
    }

    // ---- for administrators

    /**
     * Removes a person's lost second factor, and ends all of that person's sign-ins, since the device may have been
     * stolen.
     */
    public boolean reset(Administrator administrator, PersonId id) {
        Optional<Person> person = people.find(id);
        if (person.isEmpty() || !factors.remove(id)) {
            return false;
        }
        signIns.endAllOf(id);
        pendingSignIns.endAllOf(id);
        journal.done(
                person.get().account(),
                administrator.id(),
                JournalAct.SECOND_FACTOR_RESET,
                id.value(),
                "",
                clock.instant());
        return true;
    }

    /** Seals secrets again that the previous key of the operator sealed, so that the previous key can be removed. */
    public int sealAgain() {
        if (!seal.isReady()) {
            return 0;
        }
        int sealed = 0;
        for (SecondFactor factor : factors.notSealedUnder(seal.keyName(), RESEALED_AT_ONCE)) {
            String owner = owner(factor.person(), "factor");
            Optional<String> key = seal.open(factor.secret(), owner);
            if (key.isPresent()) {
                factors.seal(factor.person(), seal.seal(key.get(), owner));
                sealed++;
            }
        }
        return sealed;
    }

    private Optional<Pending> opened(Person person, String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return seal.open(new SealedSecret(text.substring(0, dot), text.substring(dot + 1)), owner(person, "setup"))
                .map(Pending::of)
                .filter(pending -> !pending.at().plus(SETUP).isBefore(clock.instant()));
    }

    /** A secret that was shown to a person, and when. */
    private record Pending(Instant at, String key) {

        static Pending of(String text) {
            int blank = text.indexOf(' ');
            return new Pending(
                    Instant.ofEpochSecond(Long.parseLong(text.substring(0, blank))), text.substring(blank + 1));
        }
    }

    private void record(Person person, JournalAct act) {
        journal.done(person.account(), person.id(), act, person.id().value(), "", clock.instant());
    }

    private static String owner(Person person, String what) {
        return owner(person.id(), what);
    }

    private static String owner(PersonId person, String what) {
        return "second-" + what + ":" + person;
    }

    /** The digits of a typed code, without blanks and hyphens, and with full-width digits made plain. */
    private static String plain(String typed) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < typed.length() && plain.length() <= Totp.DIGITS; i++) {
            char one = typed.charAt(i);
            if (Character.isDigit(one)) {
                plain.append(Character.digit(one, 10));
            } else if (!Character.isWhitespace(one) && one != '-') {
                return "";
            }
        }
        return plain.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** The result of setting up a second factor. */
    public sealed interface Outcome {

        /** It is on. These recovery codes are shown now and never again. */
        record On(List<String> recoveryCodes) implements Outcome {

            public On {
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }

        /** The code is not one that the app shows now. */
        record WrongCode() implements Outcome {}

        /** The secret is too old, or was shown to somebody else. */
        record Expired() implements Outcome {}
    }
}
