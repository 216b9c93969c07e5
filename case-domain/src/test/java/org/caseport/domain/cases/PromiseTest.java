package org.caseport.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.domain.cases.Promise.Why;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final Instant FRIDAY_FOUR = Instant.parse("2026-11-20T16:00:00Z");
    private static final Instant FRIDAY_SIX = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant MONDAY_EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant MONDAY_SIX = Instant.parse("2026-11-23T18:00:00Z");

    @Test
    void the_share_of_a_target_is_counted_as_the_target_itself() {
        Promise overTheWeekend = new Promise(
                Duration.ofHours(12),
                Promise.Clock.BUSINESS_HOURS,
                MONDAY_SIX,
                ZoneOffset.UTC,
                "2022-05",
                List.of(
                        new Stretch(FRIDAY_FOUR, FRIDAY_SIX, Why.COUNTED, null),
                        new Stretch(FRIDAY_SIX, MONDAY_EIGHT, Why.WEEKEND, null),
                        new Stretch(MONDAY_EIGHT, MONDAY_SIX, Why.COUNTED, null)),
                new Promise.Warnings(List.of(50, 100), 75));

        assertThat(overTheWeekend.usedUpAt(10)).isEqualTo(FRIDAY_FOUR.plus(Duration.ofMinutes(72)));
        assertThat(overTheWeekend.usedUpAt(50)).isEqualTo(MONDAY_EIGHT.plus(Duration.ofHours(4)));
        assertThat(overTheWeekend.usedUpAt(75)).isEqualTo(MONDAY_EIGHT.plus(Duration.ofHours(7)));
        assertThat(overTheWeekend.usedUpAt(100)).isEqualTo(MONDAY_SIX);
        assertThat(overTheWeekend.atRiskAt()).isEqualTo(overTheWeekend.usedUpAt(75));
        assertThat(overTheWeekend.warnings().after(0)).isEqualTo(50);
        assertThat(overTheWeekend.warnings().after(50)).isEqualTo(100);
        assertThat(overTheWeekend.warnings().after(100)).isZero();
    }
}
