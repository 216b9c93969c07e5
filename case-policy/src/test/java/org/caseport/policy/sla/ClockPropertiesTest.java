package org.caseport.policy.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseport.domain.cases.Promise.Stretch;

/** What holds for every calendar, instant and target. */
class ClockPropertiesTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(5 * 365);

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, SPAN.toMinutes()).map(m -> FROM.plus(Duration.ofMinutes(m)));
    }

    /** Around the changes to and from daylight-saving time. */
    @Provide
    Arbitrary<Instant> changes() {
        return Combinators.combine(
                        Arbitraries.of(
                                Instant.parse("2026-03-29T01:00:00Z"),
                                Instant.parse("2026-10-25T01:00:00Z"),
                                Instant.parse("2026-03-08T07:00:00Z"),
                                Instant.parse("2026-11-01T06:00:00Z"),
                                Instant.parse("2026-10-03T16:00:00Z")),
                        Arbitraries.integers().between(-3 * 24 * 60, 3 * 24 * 60))
                .as((change, minutes) -> change.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<OpeningHours> calendars() {
        return Combinators.combine(
                        Arbitraries.of(Where.ALL),
                        Arbitraries.of(
                                List.of("08:00-18:00"),
                                List.of("09:00-12:00", "13:00-18:00"),
                                List.of("22:00-06:00"),
                                List.of("00:00-24:00"),
                                List.of("00:00-02:30", "02:30-08:00", "20:00-22:00"),
                                List.of("23:30-02:15")))
                .as((where, shifts) -> where.open(shifts.toArray(String[]::new)));
    }

    @Provide
    Arbitrary<Duration> targets() {
        return Arbitraries.longs().between(1, 60 * 60).map(Duration::ofMinutes);
    }

    @Property(tries = 500)
    void due_is_never_before_submission_plus_target(
            @ForAll("calendars") OpeningHours hours,
            @ForAll("instants") Instant from,
            @ForAll("targets") Duration target) {
        assertThat(hours.count(from, target).due()).isAfterOrEqualTo(from.plus(target));
    }

    @Property(tries = 500)
    void a_derivation_has_no_gap_and_counts_exactly_the_target(
            @ForAll("calendars") OpeningHours hours,
            @ForAll("instants") Instant from,
            @ForAll("targets") Duration target) {
        sound(hours, from, target);
    }

    @Property(tries = 500)
    void the_same_holds_around_a_daylight_saving_change(
            @ForAll("calendars") OpeningHours hours,
            @ForAll("changes") Instant from,
            @ForAll("targets") Duration target) {
        sound(hours, from, target);
    }

    private static void sound(OpeningHours hours, Instant from, Duration target) {
        DueCalculation counted = hours.count(from, target);

        Instant reached = from;
        Duration sum = Duration.ZERO;
        Stretch before = null;
        for (Stretch stretch : counted.stretches()) {
            assertThat(stretch.from()).isEqualTo(reached).isBefore(stretch.to());
            if (stretch.isCounted()) {
                sum = sum.plus(stretch.length());
                assertThat(hours.isOpenAt(stretch.from())).isTrue();
                assertThat(hours.isOpenAt(stretch.to().minusNanos(1))).isTrue();
            } else {
                assertThat(hours.isOpenAt(stretch.from())).isFalse();
                assertThat(hours.opensAt(stretch.from())).isAfterOrEqualTo(stretch.to());
            }
            assertThat(before == null
                            || before.why() != stretch.why()
                            || !java.util.Objects.equals(before.holiday(), stretch.holiday()))
                    .isTrue();
            reached = stretch.to();
            before = stretch;
        }
        assertThat(reached).isEqualTo(counted.due());
        assertThat(sum).isEqualTo(target);
        assertThat(before.isCounted()).isTrue();
    }

    @Property(tries = 500)
    void cutting_a_target_in_two_changes_nothing(
            @ForAll("calendars") OpeningHours hours,
            @ForAll("changes") Instant from,
            @ForAll("targets") Duration first,
            @ForAll("targets") Duration second) {
        Instant between = hours.count(from, first).due();

        assertThat(hours.count(between, second).due())
                .isEqualTo(hours.count(from, first.plus(second)).due());
    }

    @Property(tries = 500)
    void cutting_a_calendar_in_two_changes_nothing(
            @ForAll("instants") Instant from, @ForAll("targets") Duration target, @ForAll("cuts") String cut) {
        for (Where where : Where.ALL) {
            DueCalculation whole = where.open("08:00-18:00").count(from, target);
            assertThat(where.open("08:00-" + cut, cut + "-18:00").count(from, target))
                    .isEqualTo(whole);
        }
    }

    @Property(tries = 300)
    void cutting_a_night_in_two_changes_nothing_even_when_the_clock_changes(
            @ForAll("changes") Instant from, @ForAll("targets") Duration target, @ForAll("nightCuts") String cut) {
        for (Where where : Where.ALL) {
            DueCalculation whole = where.open("00:00-06:00").count(from, target);
            assertThat(where.open("00:00-" + cut, cut + "-06:00").count(from, target))
                    .isEqualTo(whole);
        }
    }

    @Provide
    Arbitrary<String> cuts() {
        return Arbitraries.integers().between(8 * 60 + 1, 18 * 60 - 1).map(ClockPropertiesTest::time);
    }

    @Provide
    Arbitrary<String> nightCuts() {
        return Arbitraries.integers().between(1, 6 * 60 - 1).map(ClockPropertiesTest::time);
    }

    private static String time(int minutes) {
        return String.format("%02d:%02d", minutes / 60, minutes % 60);
    }
}
