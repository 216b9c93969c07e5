package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Administrator;
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
import org.caseport.web.application.factor.KeepingSecondFactor;
import org.caseport.web.directory.Directories;
import org.caseport.web.fakes.InMemoryFactors;
import org.caseport.web.fakes.InMemorySignIns;
import org.caseport.web.fakes.InMemorySteps;
import org.caseport.web.security.session.PasswordStore;
import org.caseport.web.security.session.Passwords;
import org.caseport.web.security.session.SessionLifetime;
import org.caseport.web.security.session.Sessions;
import org.caseport.web.security.session.SignInToken;
import org.caseport.web.security.session.SignedIn;
import org.caseport.web.security.signin.ChangingCredentials.Changing;
import org.junit.jupiter.api.Test;

class SigningInTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final String ANA = "ana@company.example";
    private static final String NOBODY = "nobody@company.example";
    private static final String KEY = "bm90IGEgc2VjcmV0OiB0aGlzIGlzIGZvciB0ZXN0cyE=";
    private static final String NEXT_KEY = "bm90IGEgc2VjcmV0IGVpdGhlcjogdGhlIG5leHRrZXk=";
    private static final SignInOutcome WRONG = new SignInOutcome.Wrong();

    private final List<JournalEntry> told = new ArrayList<>();
    private final InMemorySignIns signIns = new InMemorySignIns();
    private final CountingHash hash = new CountingHash();
    private final InMemorySteps steps = new InMemorySteps();
    private final InMemoryFactors factors = new InMemoryFactors();
    private final SettableClock clock = new SettableClock(MONDAY_NINE);
    private final Sessions desk = new Sessions();
    private final SigningIn signingIn = new SigningIn();
    private final SecondStep second = new SecondStep();
    private final ChangingCredentials own = new ChangingCredentials();
    private final KeepingSecondFactor keeping = new KeepingSecondFactor();
    private final Injector injector = new Injector();

    SigningInTest() {
        Passwords passwords = new Passwords();
        PasswordStore store = new PasswordStore();
        injector.with(signIns, new OnlyAna(), clock, hash, steps, factors, new Told<>(), desk, passwords, store)
                .with(signingIn, second, own, keeping, new SecretSeal(), Directories.ways("local", ""))
                .with(Journal.class, told::add)
                .with(IdentityStoreHandler.class, store::validate)
                .setting("caseport.secret.key", Optional.of(KEY))
                .fillAll()
                .start(passwords);
    }

    @Test
    void the_right_password_opens_whatever_the_capitals_of_the_address_and_the_blanks_around_it() {
        SignInOutcome outcome = signingIn.signIn(" \u00a0\u200bAna@Company.Example\ufeff ", "right");

        assertThat(outcome).isInstanceOfSatisfying(SignInOutcome.Welcome.class, welcome -> {
            assertThat(desk.holder(welcome.token())).map(Person::email).contains(ANA);
            assertThat(signIns.byToken).containsOnlyKeys(welcome.token().hash());
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
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void a_sign_in_ends_after_a_day_however_busy_it_was() {
        SignInToken token = welcome().token();

        for (int hour = 1; hour <= 24; hour++) {
            clock.now = MONDAY_NINE.plus(Duration.ofHours(hour));
            assertThat(desk.holder(token)).isPresent();
        }
        assertThat(desk.recognise(token, true))
                .map(SignedIn::term)
                .map(SessionLifetime::isLast)
                .contains(true);
        clock.now = clock.now.plusSeconds(1);
        assertThat(desk.holder(token)).isEmpty();
        assertThat(desk.stillSignedIn(Set.of(token.hash()))).isEmpty();
    }

    @Test
    void a_page_that_asks_by_itself_keeps_nobody_signed_in() {
        SignInToken token = welcome().token();

        clock.now = MONDAY_NINE.plus(Duration.ofHours(8));
        assertThat(desk.recognise(token, true))
                .map(SignedIn::term)
                .map(SessionLifetime::ends)
                .contains(clock.now);
        clock.now = clock.now.plusSeconds(1);
        assertThat(desk.recognise(token, true)).isEmpty();
    }

    @Test
    void the_warning_comes_five_minutes_before_the_end_or_after_three_quarters_of_a_short_time() {
        assertThat(desk.warning()).isEqualTo(Duration.ofMinutes(5));
        injector.setting("caseport.session.idle", Duration.ofMinutes(8)).fill(desk);
        assertThat(desk.warning()).isEqualTo(Duration.ofMinutes(2));
    }

    // The second factor

    @Test
    void with_a_second_factor_the_password_alone_opens_nothing() {
        String key = enrolled();

        SignInOutcome outcome = signingIn.signIn(ANA, "right");

        assertThat(outcome).isInstanceOf(SignInOutcome.Halfway.class);
        assertThat(signIns.byToken).isEmpty();
        SignInToken step = ((SignInOutcome.Halfway) outcome).step();
        assertThat(desk.holder(step)).isEmpty();
        assertThat(second.finish(step, SealedForTests.codeOf(key, clock.now)))
                .isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(told)
                .last()
                .isEqualTo(new JournalEntry(
                        null, new PersonId("ana"), "sign-in", "ana", "done", "second-factor", clock.now));
    }

    @Test
    void a_wrong_password_is_answered_alike_with_and_without_a_second_factor() {
        enrolled();

        assertThat(signingIn.signIn(ANA, "wrong")).isEqualTo(WRONG).isEqualTo(signingIn.signIn(NOBODY, "wrong"));
    }

    @Test
    void each_code_opens_once_and_a_clock_may_be_one_step_off() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);

        assertThat(second.finish(halfway(), code)).isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
        // An earlier code than one that was taken is no use either.
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.minusSeconds(30))))
                .isEqualTo(WRONG);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.plusSeconds(60))))
                .isEqualTo(WRONG);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.plusSeconds(30))))
                .isInstanceOf(SignInOutcome.Welcome.class);
        clock.now = clock.now.plusSeconds(90);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.minusSeconds(30))))
                .isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void a_code_is_understood_however_it_is_typed() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));

        assertThat(second.finish(halfway(), " " + wide.substring(0, 3) + " " + wide.substring(3)))
                .isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void a_recovery_code_opens_once_in_place_of_the_app() {
        enrolled();
        String code = recovery.get(3);

        assertThat(second.finish(halfway(), code.toUpperCase(Locale.ROOT).replace("-", " ")))
                .isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
        assertThat(keeping.codesLeft(ana())).isEqualTo(9);
        assertThat(factors.codes.toString()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    }

    @Test
    void wrong_codes_lock_out_like_wrong_passwords_and_a_right_password_does_not_begin_anew() {
        enrolled();
        for (int i = 0; i < 4; i++) {
            assertThat(second.finish(halfway(), "000000")).isEqualTo(WRONG);
        }
        SignInToken step = halfway();

        assertThat(second.finish(step, "000000")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(second.finish(step, recovery.get(0))).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        clock.now = clock.now.plusSeconds(30);
        assertThat(second.finish(halfway(), recovery.get(0))).isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void ten_minutes_after_the_password_it_is_asked_for_again() {
        enrolled();
        SignInToken step = halfway();

        clock.now = clock.now.plus(Duration.ofMinutes(10)).plusSeconds(1);

        assertThat(second.finish(step, recovery.get(0))).isInstanceOf(SignInOutcome.Expired.class);
        assertThat(keeping.codesLeft(ana())).isEqualTo(10);
    }

    @Test
    void a_step_is_used_up_with_the_sign_in() {
        enrolled();
        SignInToken step = halfway();
        second.finish(step, recovery.get(0));

        assertThat(second.finish(step, recovery.get(1))).isInstanceOf(SignInOutcome.Expired.class);
    }

    @Test
    void where_the_role_requires_it_the_first_sign_in_leads_through_the_set_up() {
        require("agent, ADMINISTRATOR");
        SignInToken step = halfway();
        FactorSetup setup = keeping.begin(ana(), "Support");
        List<KeepingSecondFactor.Outcome> heard = new ArrayList<>();

        assertThat(second.enrol(step, setup.sealed(), "000000", heard::add)).isEqualTo(WRONG);
        assertThat(factors.byPerson).isEmpty();
        String code = SealedForTests.codeOf(setup.key(), clock.now);
        assertThat(second.enrol(step, setup.sealed(), code, heard::add)).isInstanceOf(SignInOutcome.Welcome.class);
        assertThat(heard).last().isInstanceOfSatisfying(KeepingSecondFactor.Outcome.On.class, on -> assertThat(
                        on.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates());
        // The code that turned it on is used up.
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
    }

    @Test
    void whoever_has_a_second_factor_cannot_replace_it_between_password_and_code() {
        enrolled();
        FactorSetup mine = keeping.begin(ana(), "Support");

        assertThat(second.enrol(halfway(), mine.sealed(), SealedForTests.codeOf(mine.key(), clock.now), any -> {}))
                .isEqualTo(WRONG);
    }

    @Test
    void other_roles_are_not_asked_and_a_role_that_does_not_exist_stops_the_start() {
        require("agent");
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.Welcome.class);

        assertThatThrownBy(() -> require("agents")).hasMessageContaining("'agents'");
    }

    @Test
    void a_key_that_was_shown_is_good_for_its_person_and_half_an_hour() {
        FactorSetup setup = keeping.begin(ana(), "Support");
        Person other = new Person(new PersonId("kim"), "kim@x.example", "Kim", Set.of(Role.AGENT), null, null, null);

        assertThat(setup.uri()).contains("secret=" + setup.key()).contains("ana%40company.example");
        assertThat(setup.sealed()).doesNotContain(setup.key());
        assertThat(keeping.again(ana(), "Support", setup.sealed()))
                .map(FactorSetup::key)
                .contains(setup.key());
        assertThat(keeping.again(other, "Support", setup.sealed())).isEmpty();
        assertThat(keeping.again(ana(), "Support", "nonsense")).isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(30)).plusSeconds(1);
        assertThat(keeping.again(ana(), "Support", setup.sealed())).isEmpty();
    }

    @Test
    void an_administrator_takes_a_lost_factor_away_and_its_person_is_signed_out() {
        String key = enrolled();
        second.finish(halfway(), SealedForTests.codeOf(key, clock.now));
        SignInToken step = halfway();
        Administrator admin = new Administrator(new PersonId("root"), "Root");

        assertThat(keeping.reset(admin, new PersonId("ana"))).isTrue();
        assertThat(keeping.reset(admin, new PersonId("ana"))).isFalse();
        assertThat(signIns.byToken).isEmpty();
        assertThat(desk.holderOfStep(step)).isEmpty();
        assertThat(told)
                .last()
                .extracting(JournalEntry::act, JournalEntry::person, JournalEntry::target)
                .containsExactly("second-factor.reset", new PersonId("root"), "ana");
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void second_factors_outlive_the_key_that_sealed_them() {
        String key = enrolled();
        injector.with(SealedForTests.under(NEXT_KEY, KEY)).fill(keeping);
        assertThat(keeping.sealAgain()).isEqualTo(1);
        assertThat(keeping.sealAgain()).isZero();
        injector.with(SealedForTests.under(NEXT_KEY, "")).fill(keeping);

        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now)))
                .isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void in_place_of_a_wrong_code_nothing_is_told_about_what_is_sealed_elsewhere() {
        String key = enrolled();
        injector.with(SealedForTests.under(NEXT_KEY, "")).fill(keeping);

        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now)))
                .isEqualTo(WRONG);
    }

    // What people change themselves

    @Test
    void a_changed_password_signs_the_person_out_everywhere_else() {
        SignInToken other = welcome().token();
        SignedIn here = desk.recognise(welcome().token(), false).orElseThrow();

        assertThat(own.changePassword(here, "wrong", "a long new one")).isEqualTo(new Changing.Wrong());
        assertThat(own.changePassword(here, "right", "too short")).isEqualTo(new Changing.BadPassword(12));
        assertThat(own.changePassword(here, "right", ANA.toUpperCase(Locale.ROOT)))
                .isEqualTo(new Changing.SamePassword());
        assertThat(desk.holder(other)).isPresent();
        assertThat(own.changePassword(here, "right", "a long new one")).isEqualTo(new Changing.Done());

        assertThat(signIns.byToken).containsOnlyKeys(here.tokenHash());
        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, "a long new one")).isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void an_open_page_gets_no_more_guesses_at_the_password_than_the_sign_in_page() {
        SignedIn here = desk.recognise(welcome().token(), false).orElseThrow();
        for (int i = 0; i < 4; i++) {
            own.changePassword(here, "wrong", "a long new one");
        }

        assertThat(own.changePassword(here, "wrong", "a long new one"))
                .isEqualTo(new Changing.Wait(Duration.ofSeconds(30)));
        assertThat(own.changePassword(here, "right", "a long new one"))
                .isEqualTo(new Changing.Wait(Duration.ofSeconds(30)));
    }

    @Test
    void turning_off_and_new_codes_ask_for_both_again() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);

        assertThat(own.turnOff(ana(), "right", "000000")).isEqualTo(new Changing.Wrong());
        assertThat(own.turnOff(ana(), "wrong", code)).isEqualTo(new Changing.Wrong());
        assertThat(own.renewCodes(ana(), "right", code)).isInstanceOf(Changing.Codes.class);
        assertThat(second.finish(halfway(), recovery.get(0))).isEqualTo(WRONG);
        assertThat(own.turnOff(ana(), "right", code)).as("a code works once").isEqualTo(new Changing.Wrong());
        assertThat(own.turnOff(ana(), "right", SealedForTests.codeOf(key, clock.now.plusSeconds(30))))
                .isEqualTo(new Changing.Done());
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.Welcome.class);
    }

    @Test
    void what_a_role_requires_cannot_be_turned_off() {
        String key = enrolled();
        require("administrator");

        assertThat(own.turnOff(ana(), "right", SealedForTests.codeOf(key, clock.now)))
                .isEqualTo(new Changing.Impossible());
        assertThat(factors.byPerson).isNotEmpty();
    }

    @Test
    void what_is_told_about_second_factors_holds_no_secret() {
        String key = enrolled();
        second.finish(halfway(), recovery.get(0));

        assertThat(told.toString())
                .contains("second-factor.enrolled", "second-factor.recovery-code-used")
                .doesNotContain(key)
                .doesNotContain(recovery.get(0));
        assertThat(factors.byPerson.toString()).doesNotContain(key);
    }

    // Fixtures

    private List<String> recovery = List.of();

    private Person ana() {
        return desk.personNamed(ANA).orElseThrow();
    }

    private SignInOutcome.Welcome welcome() {
        return (SignInOutcome.Welcome) signingIn.signIn(ANA, "right");
    }

    private SignInToken halfway() {
        return ((SignInOutcome.Halfway) signingIn.signIn(ANA, "right")).step();
    }

    private void require(String roles) {
        injector.setting("caseport.signin.second.factor", Optional.of(roles)).start(second);
    }

    /** Turns Ana's second factor on, some time ago, and answers its key. */
    private String enrolled() {
        FactorSetup setup = keeping.begin(ana(), "Support");
        recovery = ((KeepingSecondFactor.Outcome.On)
                        keeping.confirm(ana(), setup.sealed(), SealedForTests.codeOf(setup.key(), clock.now)))
                .recoveryCodes();
        clock.now = clock.now.plus(Duration.ofMinutes(5));
        return setup.key();
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

        private String hash = "hash of right";

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
