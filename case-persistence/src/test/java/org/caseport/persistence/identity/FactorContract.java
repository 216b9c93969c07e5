package org.caseport.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseport.domain.access.RateLimit;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What both databases keep about signing in with a second factor, and about how often somebody does something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FactorContract {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final RateLimit.Rate THREE_A_MINUTE = new RateLimit.Rate("search", 3, Duration.ofMinutes(1));

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    // The second factor

    @Test
    void a_factor_survives_the_round_trip_and_goes_with_its_codes() {
        PersonId person = someone();
        SecondFactor factor = new SecondFactor(person, new SealedSecret("key", "sealed"), MONDAY_NINE, 7);
        database.act(kept -> factors(kept).store(factor, Set.of("one", "two")));

        assertThat(database.<Optional<SecondFactor>>ask(kept -> factors(kept).find(person)))
                .contains(factor);
        assertThat(codesLeft(person)).isEqualTo(2);
        database.act(kept -> factors(kept).renewCodes(person, Set.of("three")));
        assertThat(codesLeft(person)).isEqualTo(1);

        assertThat(database.<Boolean>ask(kept -> factors(kept).remove(person))).isTrue();
        assertThat(database.<Boolean>ask(kept -> factors(kept).remove(person))).isFalse();
        assertThat(database.<Optional<SecondFactor>>ask(kept -> factors(kept).find(person)))
                .isEmpty();
        assertThat(codesLeft(person)).isZero();
    }

    @Test
    void a_time_step_is_taken_once_and_no_earlier_one_after_it() throws Exception {
        PersonId person = withFactor("one");

        assertThat(atOnce(() -> database.<Boolean>ask(kept -> factors(kept).takeStep(person, 100))))
                .containsOnlyOnce(true);
        assertThat(database.<Boolean>ask(kept -> factors(kept).takeStep(person, 99)))
                .isFalse();
        assertThat(database.<Boolean>ask(kept -> factors(kept).takeStep(person, 101)))
                .isTrue();
    }

    @Test
    void a_recovery_code_is_taken_once_and_by_its_owner_only() throws Exception {
        PersonId person = withFactor("mine");
        PersonId other = withFactor("theirs");

        assertThat(database.<Boolean>ask(kept -> factors(kept).takeCode(other, "mine")))
                .isFalse();
        assertThat(atOnce(() -> database.<Boolean>ask(kept -> factors(kept).takeCode(person, "mine"))))
                .containsOnlyOnce(true);
        assertThat(codesLeft(person)).isZero();
        assertThat(codesLeft(other)).isEqualTo(1);
    }

    @Test
    void what_was_sealed_under_the_key_before_is_found_and_sealed_again() {
        PersonId person = withFactor("one");
        database.act(kept -> factors(kept).seal(person, new SealedSecret("newer", "again")));

        assertThat(database.<List<SecondFactor>>ask(kept -> factors(kept).notSealedUnder("newer", 1000)))
                .noneMatch(factor -> factor.person().equals(person));
        assertThat(database.<Optional<SecondFactor>>ask(kept -> factors(kept).find(person)))
                .map(SecondFactor::secret)
                .contains(new SealedSecret("newer", "again"));
    }

    // Between password and code

    @Test
    void a_step_is_good_for_a_while_and_ends_with_its_use() {
        PersonId person = someone();
        database.act(kept -> steps(kept).begin("step-a" + person, person, MONDAY_NINE));
        database.act(kept -> steps(kept).begin("step-b" + person, person, MONDAY_NINE));

        assertThat(step("step-a" + person, MONDAY_NINE)).contains(person);
        assertThat(step("step-a" + person, MONDAY_NINE.plusSeconds(1))).isEmpty();
        database.act(kept -> steps(kept).end("step-a" + person));
        assertThat(step("step-a" + person, MONDAY_NINE)).isEmpty();
        assertThat(step("step-b" + person, MONDAY_NINE)).contains(person);
        database.act(kept -> steps(kept).endAllOf(person));
        assertThat(step("step-b" + person, MONDAY_NINE)).isEmpty();
    }

    @Test
    void a_sign_in_ends_at_its_longest_however_often_it_was_seen() {
        PersonId person = someone();
        String token = "longest" + person;
        database.act(kept -> kept.signIns.start(token, person, MONDAY_NINE));
        Instant later = MONDAY_NINE.plusSeconds(3600);

        assertThat(database.<Optional<SignIn>>ask(kept ->
                        kept.signIns.holder(token, later, new SignIn.Bounds(later.minusSeconds(3600), MONDAY_NINE))))
                .isPresent()
                .map(SignIn::seenAt)
                .contains(later);
        SignIn.Bounds beyond = new SignIn.Bounds(later, MONDAY_NINE.plusSeconds(1));
        assertThat(database.<Optional<SignIn>>ask(kept -> kept.signIns.holder(token, later, beyond)))
                .isEmpty();
        assertThat(database.<List<SignIn>>ask(kept -> kept.signIns.of(person, beyond)))
                .isEmpty();
        assertThat(database.<Boolean>ask(
                        kept -> kept.signIns.holders(List.of(token), beyond).isEmpty()))
                .isTrue();
        database.act(kept -> kept.signIns.forgetBeyond(beyond));
        assertThat(database.count("sign_in", "token_hash = '" + token + "'")).isZero();
    }

    @Test
    void a_failure_that_was_none_is_taken_back_but_not_what_failed_meanwhile() {
        String name = "ana@x.example";
        database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE));
        SignIns.Failures before = database.ask(kept -> kept.signIns.failuresOf(name));
        database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE.plusSeconds(5)));
        database.act(kept -> kept.signIns.takeBackFailure(name, before));
        assertThat(database.<SignIns.Failures>ask(kept -> kept.signIns.failuresOf(name)))
                .isEqualTo(before);

        database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE.plusSeconds(5)));
        database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE.plusSeconds(6)));
        database.act(kept -> kept.signIns.takeBackFailure(name, before));
        assertThat(database.<SignIns.Failures>ask(kept -> kept.signIns.failuresOf(name)))
                .isEqualTo(new SignIns.Failures(2, MONDAY_NINE.plusSeconds(6)));
    }

    // Pace

    @Test
    void so_many_times_pass_and_then_it_says_how_long_to_wait() {
        String who = "who" + someone();

        for (int i = 0; i < 3; i++) {
            assertThat(take(who, Duration.ZERO)).isZero();
        }
        assertThat(take(who, Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
        assertThat(take(who, Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(5));
        assertThat(take(who, Duration.ofSeconds(20))).isZero();
        assertThat(take(who, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void nobodys_pace_touches_anybody_elses_and_none_what_else_they_do() {
        String who = "who" + someone();
        for (int i = 0; i < 4; i++) {
            take(who, Duration.ZERO);
        }

        assertThat(take(who + "2", Duration.ZERO)).isZero();
        assertThat(database.<Duration>ask(kept ->
                        pace(kept).take(who, new RateLimit.Rate("export", 3, Duration.ofMinutes(1)), MONDAY_NINE)))
                .isZero();
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        String who = "who" + someone();
        for (int i = 0; i < 3; i++) {
            take(who, Duration.ZERO);
        }
        database.act(kept -> pace(kept).release(who, THREE_A_MINUTE));

        assertThat(take(who, Duration.ZERO)).isZero();
        assertThat(take(who, Duration.ZERO)).isPositive();
    }

    @Test
    void at_once_no_more_pass_than_one_after_another() throws Exception {
        String who = "who" + someone();

        assertThat(atOnce(() -> take(who, Duration.ZERO).isZero()))
                .filteredOn(passed -> passed)
                .hasSize(3);
    }

    @Test
    void who_has_everything_free_again_is_forgotten() {
        String who = "who" + someone();
        take(who, Duration.ZERO);

        database.act(kept -> pace(kept).deleteBefore(MONDAY_NINE.plusSeconds(20)));
        assertThat(database.count("pace", "who = '" + who + "'")).isEqualTo(1);
        database.act(kept -> pace(kept).deleteBefore(MONDAY_NINE.plusSeconds(21)));
        assertThat(database.count("pace", "who = '" + who + "'")).isZero();
    }

    // Fixtures

    private Duration take(String who, Duration after) {
        return database.ask(kept -> pace(kept).take(who, THREE_A_MINUTE, MONDAY_NINE.plus(after)));
    }

    private Optional<PersonId> step(String token, Instant since) {
        return database.ask(kept -> steps(kept).holder(token, since));
    }

    private int codesLeft(PersonId person) {
        return database.ask(kept -> factors(kept).codesLeft(person));
    }

    private PersonId someone() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        return member.id();
    }

    private PersonId withFactor(String codeHash) {
        PersonId person = someone();
        database.act(kept -> factors(kept)
                .store(new SecondFactor(person, new SealedSecret("key", "sealed"), MONDAY_NINE, 0), Set.of(codeHash)));
        return person;
    }

    private static List<Boolean> atOnce(Callable<Boolean> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(6, act))) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    // A forgotten password

    @Test
    void a_link_for_a_new_password_is_taken_once_and_only_the_latest_works() throws Exception {
        PersonId person = someone();
        Instant until = MONDAY_NINE.plusSeconds(3600);
        database.act(kept -> resets(kept).store(person, "first" + person, until));
        database.act(kept -> resets(kept).store(person, "reset" + person, until));

        assertThat(holder("first" + person, MONDAY_NINE)).isEmpty();
        assertThat(holder("reset" + person, MONDAY_NINE)).contains(person);
        assertThat(holder("reset" + person, until)).isEmpty();
        assertThat(atOnce(() -> database.<Boolean>ask(
                        kept -> resets(kept).take("reset" + person, MONDAY_NINE).isPresent())))
                .containsOnlyOnce(true);
        assertThat(holder("reset" + person, MONDAY_NINE)).isEmpty();
    }

    @Test
    void a_link_for_a_new_password_goes_when_it_is_over() {
        PersonId person = someone();
        PersonId other = someone();
        database.act(kept -> resets(kept).store(person, "over" + person, MONDAY_NINE));
        database.act(kept -> resets(kept).store(other, "open" + other, MONDAY_NINE.plusSeconds(1)));

        database.act(kept -> resets(kept).removeExpiredBefore(MONDAY_NINE.plusMillis(1)));

        assertThat(holder("over" + person, MONDAY_NINE.minusSeconds(1))).isEmpty();
        assertThat(holder("open" + other, MONDAY_NINE)).contains(other);
        database.act(kept -> resets(kept).removeOf(other));
        assertThat(holder("open" + other, MONDAY_NINE)).isEmpty();
    }

    private Optional<PersonId> holder(String hash, Instant at) {
        return database.ask(kept -> resets(kept).find(hash, at));
    }

    private static PasswordResets resets(TestDatabase.Kept kept) {
        return kept.adapter(PasswordResets.class);
    }

    private static SecondFactors factors(TestDatabase.Kept kept) {
        return kept.adapter(SecondFactors.class);
    }

    private static PendingSignIns steps(TestDatabase.Kept kept) {
        return kept.adapter(PendingSignIns.class);
    }

    private static RateLimit pace(TestDatabase.Kept kept) {
        return kept.adapter(RateLimit.class);
    }
}
