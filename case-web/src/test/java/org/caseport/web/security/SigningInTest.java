package org.caseport.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.web.Told;
import org.caseport.web.directory.Directories;
import org.junit.jupiter.api.Test;

class SigningInTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final String ANA = "ana@company.example";
    private static final String NOBODY = "nobody@company.example";
    private static final SignInOutcome WRONG = new SignInOutcome.Wrong();

    private final List<JournalEntry> told = new ArrayList<>();
    private final InMemorySignIns signIns = new InMemorySignIns();
    private final CountingHash hash = new CountingHash();
    private final SettableClock clock = new SettableClock();
    private final SignInDesk desk = new SignInDesk();
    private final SigningIn signingIn = new SigningIn();

    SigningInTest() {
        desk.signIns = signIns;
        desk.people = new OnlyAna();
        desk.journal = told::add;
        desk.clock = clock;
        desk.idle = Duration.ofHours(8);
        desk.ended = new Told<>();
        Passwords passwords = new Passwords();
        passwords.hashing = hash;
        passwords.begin();
        PasswordStore store = new PasswordStore();
        store.desk = desk;
        store.passwords = passwords;
        store.ways = Directories.ways("local", "");
        IdentityStoreHandler handler = store::validate;
        signingIn.desk = desk;
        signingIn.stores = handler;
    }

    @Test
    void the_right_password_opens_whatever_the_capitals_of_the_address() {
        SignInOutcome outcome = signingIn.signIn(" Ana@Company.Example ", "right");

        assertThat(outcome).isInstanceOfSatisfying(SignInOutcome.Welcome.class, welcome -> {
            assertThat(desk.holder(welcome.token())).map(Person::email).contains(ANA);
            assertThat(signIns.holders).containsOnlyKeys(welcome.token().hash());
            assertThat(welcome.token().hash()).doesNotContain(welcome.token().text());
        });
    }

    @Test
    void each_sign_in_has_a_token_of_its_own() {
        SignInOutcome.Welcome first = (SignInOutcome.Welcome) signingIn.signIn(ANA, "right");
        SignInOutcome.Welcome second = (SignInOutcome.Welcome) signingIn.signIn(ANA, "right");

        assertThat(first.token()).isNotEqualTo(second.token());
    }

    @Test
    void a_sign_in_ends_after_eight_idle_hours_and_not_before() {
        SignInToken token = ((SignInOutcome.Welcome) signingIn.signIn(ANA, "right")).token();

        clock.now = MONDAY_NINE.plus(Duration.ofHours(8));
        assertThat(desk.holder(token)).isPresent();
        clock.now = clock.now.plus(Duration.ofHours(8)).plusSeconds(1);
        assertThat(desk.holder(token)).isEmpty();
    }

    @Test
    void who_does_not_exist_costs_the_same_work_and_gets_the_same_answer() {
        int before = hash.verified;
        SignInOutcome wrong = signingIn.signIn(ANA, "wrong");
        int forAna = hash.verified - before;
        SignInOutcome nobody = signingIn.signIn(NOBODY, "wrong");
        int forNobody = hash.verified - before - forAna;

        assertThat(nobody).isEqualTo(wrong).isEqualTo(WRONG);
        assertThat(forNobody).isEqualTo(forAna).isEqualTo(1);
    }

    @Test
    void after_five_failures_even_the_right_password_waits() {
        for (String email : List.of(ANA, NOBODY)) {
            for (int i = 0; i < 4; i++) {
                assertThat(signingIn.signIn(email, "wrong")).isEqualTo(WRONG);
            }
            assertThat(signingIn.signIn(email, "wrong")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        }
        int before = hash.verified;

        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(hash.verified).isEqualTo(before);

        clock.now = MONDAY_NINE.plusSeconds(30);
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        for (int i = 0; i < 4; i++) {
            signingIn.signIn(ANA, "wrong");
        }
        clock.now = MONDAY_NINE.plus(Duration.ofHours(24)).plusSeconds(1);

        assertThat(signingIn.signIn(ANA, "wrong")).isEqualTo(WRONG);
        assertThat(signIns.failuresOf(ANA).inARow()).isEqualTo(1);
    }

    @Test
    void the_journal_knows_of_refusals_but_no_address() {
        signingIn.signIn(ANA, "wrong");
        signingIn.signIn(NOBODY, "wrong");
        signingIn.signIn(ANA, "right");

        assertThat(told).extracting(JournalEntry::outcome).containsExactly("refused", "refused", "done");
        assertThat(told).noneMatch(entry -> entry.toString().contains("@"));
    }

    @Test
    void what_can_be_no_address_or_no_password_is_simply_wrong() {
        assertThat(signingIn.signIn("", "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn("ana\u0000@company.example", "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn("a".repeat(255), "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, "x".repeat(1001))).isEqualTo(WRONG);
        assertThat(signIns.failures).isEmpty();
    }

    private static final class SettableClock extends Clock {

        Instant now = MONDAY_NINE;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class CountingHash implements Pbkdf2PasswordHash {

        int verified;

        @Override
        public void initialize(Map<String, String> parameters) {
            assertThat(parameters)
                    .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512")
                    .containsEntry("Pbkdf2PasswordHash.Iterations", "210000");
        }

        @Override
        public String generate(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(char[] password, String hashed) {
            verified++;
            return hashed.equals(generate(password));
        }
    }

    private static final class OnlyAna implements People {

        private final Person ana =
                new Person(new PersonId("ana"), ANA, "Ana", Set.of(Role.ADMINISTRATOR), null, null, null);

        @Override
        public Optional<Person> find(PersonId id) {
            return id.equals(ana.id()) ? Optional.of(ana) : Optional.empty();
        }

        @Override
        public Optional<Person> findByEmail(String email) {
            return email.equals(ANA) ? Optional.of(ana) : Optional.empty();
        }

        @Override
        public boolean anyIs(Role role) {
            return ana.roles().contains(role);
        }

        @Override
        public void store(Person person) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> passwordHashOf(PersonId id) {
            return Optional.of("hash of right");
        }

        @Override
        public void setPasswordHash(PersonId id, String hash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remember(PersonId id, String language, String theme) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class InMemorySignIns implements SignIns {

        record Holder(PersonId person, Instant seen) {}

        final Map<String, Holder> holders = new HashMap<>();
        final Map<String, Failures> failures = new HashMap<>();

        @Override
        public void start(String tokenHash, PersonId person, Instant now) {
            holders.put(tokenHash, new Holder(person, now));
        }

        @Override
        public Optional<PersonId> holder(String tokenHash, Instant now, Instant idleSince) {
            Holder holder = holders.get(tokenHash);
            if (holder == null || holder.seen().isBefore(idleSince)) {
                return Optional.empty();
            }
            holders.put(tokenHash, new Holder(holder.person(), now));
            return Optional.of(holder.person());
        }

        @Override
        public Map<String, PersonId> holders(Collection<String> tokenHashes, Instant idleSince) {
            Map<String, PersonId> still = new HashMap<>();
            holders.forEach((token, holder) -> {
                if (tokenHashes.contains(token) && !holder.seen().isBefore(idleSince)) {
                    still.put(token, holder.person());
                }
            });
            return still;
        }

        @Override
        public void end(String tokenHash) {
            holders.remove(tokenHash);
        }

        @Override
        public void endAllOf(PersonId person) {
            holders.values().removeIf(holder -> holder.person().equals(person));
        }

        @Override
        public int forgetIdleSince(Instant idleSince) {
            return 0;
        }

        @Override
        public Failures failuresOf(String email) {
            return failures.getOrDefault(email, new Failures(0, Instant.EPOCH));
        }

        @Override
        public void noteFailure(String email, Instant now) {
            failures.merge(email, new Failures(1, now), (old, one) -> new Failures(old.inARow() + 1, now));
        }

        @Override
        public void clearFailures(String email) {
            failures.remove(email);
        }
    }
}
