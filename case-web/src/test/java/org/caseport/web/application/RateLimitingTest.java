package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseport.domain.access.RateLimit;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.RateLimiting.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitingTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");
    private static final AccountId HARBOR = new AccountId("333333333333");

    private final Counters counters = new Counters();

    @ParameterizedTest
    @CsvSource({"SEARCH, 300, PT1M", "EXPORT, 60, PT1H", "LIVE, 1200, PT1M"})
    void each_kind_of_request_has_a_limit_of_its_own(Act act, int most, Duration in) {
        RateLimiting limiting = limiting(Map.of());

        assertThat(limiting.take(ANA, act)).isZero();

        assertThat(counters.rates).containsExactly(Map.entry("ana", new RateLimit.Rate(act.name(), most, in)));
    }

    @Test
    void one_person_waits_and_another_does_not() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.searches", 2));
        limiting.take(ANA, Act.SEARCH);
        limiting.take(ANA, Act.SEARCH);

        assertThat(limiting.take(ANA, Act.SEARCH)).isEqualTo(Duration.ofSeconds(30));
        assertThat(limiting.take(ANA, Act.EXPORT)).as("another kind").isZero();
        assertThat(limiting.take(BEN, Act.SEARCH)).as("another person").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_of_zero_limits_and_counts_nothing(Act act) {
        RateLimiting limiting =
                limiting(Map.of("caseport.limit.searches", 0, "caseport.limit.exports", 0, "caseport.limit.live", 0));

        assertThat(limiting.take(ANA, act)).isZero();
        assertThat(counters.used).isEmpty();
    }

    // ---- sign-ins and links

    @Test
    void attempts_count_for_the_address_until_they_succeed_and_more_people_may_fail_more_often() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.failures", 2));
        limiting.attempt("10.0.0.7", 1);
        limiting.attempt("10.0.0.7", 1);

        assertThat(limiting.attempt("10.0.0.7", 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(limiting.attempt("10.0.0.8", 1)).as("another address").isZero();
        limiting.succeeded("10.0.0.7", 1);
        assertThat(limiting.attempt("10.0.0.7", 1))
                .as("after one that succeeded")
                .isZero();

        limiting.attempt("10.0.0.9", 10);
        assertThat(counters.rates)
                .containsEntry("@10.0.0.9", new RateLimit.Rate("SIGN_IN", 20, Duration.ofMinutes(10)));
    }

    @Test
    void without_a_limit_neither_attempts_nor_successes_are_counted() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.failures", 0));

        assertThat(limiting.attempt("10.0.0.7", 1)).isZero();
        limiting.succeeded("10.0.0.7", 1);

        assertThat(counters.used).isEmpty();
    }

    @Test
    void the_links_to_an_address_are_counted_whoever_it_is_and_however_long() {
        RateLimiting limiting = limiting(Map.of());
        String longest = "a".repeat(240) + "@company.example";
        for (int i = 0; i < 3; i++) {
            assertThat(limiting.askForLink(longest)).isZero();
        }

        assertThat(limiting.askForLink(longest)).isEqualTo(Duration.ofMinutes(20));
        assertThat(limiting.askForLink("ben@company.example")).isZero();
        assertThat(counters.used.keySet())
                .as("what is stored")
                .allSatisfy(key -> assertThat(key).hasSizeLessThan(60).doesNotContain("company.example"));
    }

    // ---- invitations

    @Test
    void an_address_gets_five_invitations_a_day_whoever_sends_them() {
        RateLimiting limiting = limiting(Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(limiting.invite(i % 2 == 0 ? ANA : BEN, HARBOR, "new@harbor.example"))
                    .isZero();
        }

        assertThat(limiting.invite(BEN, null, "new@harbor.example"))
                .isEqualTo(Duration.ofDays(1).dividedBy(5));
        assertThat(limiting.invite(BEN, null, "other@harbor.example")).isZero();
    }

    @Test
    void a_person_and_an_account_have_the_same_limit_a_day() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.invitations", 3));
        limiting.invite(ANA, HARBOR, "1@harbor.example");
        limiting.invite(ANA, HARBOR, "2@harbor.example");
        limiting.invite(BEN, HARBOR, "3@harbor.example");

        assertThat(limiting.invite(BEN, HARBOR, "4@harbor.example"))
                .as("the account, though Ben has sent one only")
                .isEqualTo(Duration.ofHours(8));
        assertThat(limiting.invite(BEN, new AccountId("555555555555"), "4@harbor.example"))
                .isZero();
        assertThat(limiting.invite(ANA, null, "5@harbor.example")).isZero();
        assertThat(limiting.invite(ANA, null, "6@harbor.example"))
                .as("Ana, whatever she invites to")
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void an_invitation_that_is_refused_counts_nowhere() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.invitations", 1));
        limiting.invite(ANA, HARBOR, "1@harbor.example");
        Map<String, Integer> before = Map.copyOf(counters.used);

        for (int i = 0; i < 20; i++) {
            assertThat(limiting.invite(BEN, HARBOR, "2@harbor.example")).isPositive();
        }

        assertThat(counters.inUse()).isEqualTo(before);
        assertThat(limiting.invite(BEN, null, "2@harbor.example")).isZero();
    }

    @Test
    void without_a_limit_of_invitations_the_address_alone_is_protected() {
        RateLimiting limiting = limiting(Map.of("caseport.limit.invitations", 0));
        for (int i = 0; i < 5; i++) {
            assertThat(limiting.invite(ANA, HARBOR, "new@harbor.example")).isZero();
        }

        assertThat(limiting.invite(ANA, HARBOR, "new@harbor.example")).isPositive();
        assertThat(counters.inUse()).hasSize(1);
    }

    private RateLimiting limiting(Map<String, Integer> settings) {
        Injector injector = new Injector().with(counters, new SettableClock(MONDAY_NINE));
        settings.forEach(injector::setting);
        return injector.fill(new RateLimiting());
    }

    /** Counts as the database does, in a day that does not pass. */
    private static final class Counters implements RateLimit {

        final Map<String, Integer> used = new HashMap<>();
        final Map<String, Rate> rates = new LinkedHashMap<>();

        @Override
        public Duration take(String who, Rate rate, Instant now) {
            assertThat(now).isEqualTo(MONDAY_NINE);
            rates.put(who, rate);
            String key = key(who, rate);
            if (used.getOrDefault(key, 0) >= rate.most()) {
                return rate.gap();
            }
            used.merge(key, 1, Integer::sum);
            return Duration.ZERO;
        }

        @Override
        public void release(String who, Rate rate) {
            used.merge(key(who, rate), -1, Integer::sum);
        }

        @Override
        public int deleteBefore(Instant now) {
            throw new UnsupportedOperationException();
        }

        Map<String, Integer> inUse() {
            Map<String, Integer> inUse = new HashMap<>(used);
            inUse.values().removeIf(times -> times == 0);
            return inUse;
        }

        private static String key(String who, Rate rate) {
            return who + " " + rate.what();
        }
    }
}
