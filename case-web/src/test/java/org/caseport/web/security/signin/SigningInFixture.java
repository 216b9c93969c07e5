package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.Told;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.factor.FactorSetup;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.directory.Directories;
import org.caseport.web.fakes.InMemoryFactors;
import org.caseport.web.fakes.InMemoryPasswordResets;
import org.caseport.web.fakes.InMemorySignIns;
import org.caseport.web.fakes.InMemorySteps;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.PasswordHasher;
import org.caseport.web.security.session.PasswordIdentityStore;
import org.caseport.web.security.session.RandomToken;

/** Ana, who administers, her password, and the classes that let her in, with everything kept in memory. */
abstract class SigningInFixture {

    static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    static final String ANA = "ana@company.example";
    static final String NOBODY = "nobody@company.example";
    static final String KEY = "bm90IGEgc2VjcmV0OiB0aGlzIGlzIGZvciB0ZXN0cyE=";
    static final String NEXT_KEY = "bm90IGEgc2VjcmV0IGVpdGhlcjogdGhlIG5leHRrZXk=";
    static final SignInOutcome WRONG = new SignInOutcome.Wrong();

    final List<JournalEntry> told = new ArrayList<>();
    final InMemorySignIns signIns = new InMemorySignIns();
    final OnlyAna people = new OnlyAna();
    final CountingHash hash = new CountingHash();
    final InMemorySteps steps = new InMemorySteps();
    final InMemoryFactors factors = new InMemoryFactors();
    final InMemoryPasswordResets resets = new InMemoryPasswordResets();
    final SettableClock clock = new SettableClock(MONDAY_NINE);
    final ManagingSignIns desk = new ManagingSignIns();
    final SigningIn signingIn = new SigningIn();
    final SecondFactorStep second = new SecondFactorStep();
    final ChangingCredentials own = new ChangingCredentials();
    final ManagingSecondFactor keeping = new ManagingSecondFactor();
    final Injector injector = new Injector();
    List<String> recovery = List.of();

    SigningInFixture() {
        PasswordHasher passwords = new PasswordHasher();
        PasswordIdentityStore store = new PasswordIdentityStore();
        injector.with(signIns, people, clock, hash, steps, factors, new Told<>(), desk, passwords, store, resets)
                .with(signingIn, second, own, keeping, new SecretSeal(), Directories.ways("local", ""))
                .with(Journal.class, told::add)
                .with(IdentityStoreHandler.class, store::validate)
                .setting("caseport.secret.key", Optional.of(KEY))
                .fillAll()
                .start(passwords);
    }

    Person ana() {
        return desk.personNamed(ANA).orElseThrow();
    }

    SignInOutcome.SignedIn welcome() {
        return (SignInOutcome.SignedIn) signingIn.signIn(ANA, "right");
    }

    RandomToken halfway() {
        return ((SignInOutcome.SecondFactorRequired) signingIn.signIn(ANA, "right")).step();
    }

    void require(String roles) {
        injector.setting("caseport.signin.second.factor", Optional.of(roles)).start(second);
    }

    /** Turns Ana's second factor on, some time ago, and answers its key. */
    String enrolled() {
        FactorSetup setup = keeping.begin(ana(), "Support");
        recovery = ((ManagingSecondFactor.Outcome.On)
                        keeping.confirm(ana(), setup.sealed(), SealedForTests.codeOf(setup.key(), clock.now)))
                .recoveryCodes();
        clock.now = clock.now.plus(Duration.ofMinutes(5));
        return setup.key();
    }

    static final class CountingHash implements Pbkdf2PasswordHash {

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

    static final class OnlyAna implements People {

        private String hash = "hash of right";

        private Person ana = new Person(new PersonId("ana"), ANA, "Ana", Set.of(Role.ADMINISTRATOR), null, null, null);

        @Override
        public Optional<Person> find(PersonId id) {
            return id.equals(ana.id()) ? Optional.of(ana) : Optional.empty();
        }

        @Override
        public List<Person> findAllByEmail(Set<String> emails) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Person> findAll(Set<PersonId> ids) {
            return ids.contains(ana.id()) ? List.of(ana) : List.of();
        }

        @Override
        public Optional<Person> findByEmail(String email) {
            return email.equals(ANA) ? Optional.of(ana) : Optional.empty();
        }

        @Override
        public Optional<Person> lock(PersonId id) {
            return find(id);
        }

        @Override
        public List<Person> administrators() {
            return List.of(ana);
        }

        @Override
        public List<Person> lockedAdministrators() {
            return administrators();
        }

        @Override
        public void deactivate(PersonId id, Instant at) {
            ana = new Person(
                    ana.id(), ANA, "Ana", ana.roles(), null, ana.language(), null, ana.grants(), at, ana.zone());
        }

        @Override
        public void setZone(PersonId id, ZoneId zone) {
            ana = new Person(ana.id(), ANA, "Ana", ana.roles(), null, ana.language(), null, ana.grants(), null, zone);
        }

        @Override
        public boolean anyIs(Role role) {
            return ana.roles().contains(role);
        }

        @Override
        public void store(Person person) {
            ana = person;
        }

        @Override
        public Optional<String> passwordHashOf(PersonId id) {
            return Optional.of(hash);
        }

        @Override
        public void setPasswordHash(PersonId id, String hash) {
            this.hash = hash;
        }

        @Override
        public void remember(PersonId id, String language, String theme) {
            throw new UnsupportedOperationException();
        }
    }
}
