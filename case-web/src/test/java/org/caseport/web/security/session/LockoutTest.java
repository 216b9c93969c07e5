package org.caseport.web.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.SignIns.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 30", "6, 60", "7, 120", "8, 240", "9, 480", "10, 900", "11, 900", "2000000000, 900"
    })
    void the_wait_doubles_from_the_fifth_failure_up_to_a_quarter_of_an_hour(int failures, long seconds) {
        assertThat(Lockout.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void the_wait_counts_from_the_last_failure_and_ends() {
        Failures five = new Failures(5, MONDAY_NINE);

        assertThat(Lockout.left(five, MONDAY_NINE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Lockout.left(five, MONDAY_NINE.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Lockout.left(five, MONDAY_NINE.plusSeconds(30))).isZero();
        assertThat(Lockout.left(five, MONDAY_NINE.plusSeconds(300))).isZero();
    }
}
