package org.caseport.policy.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a chat is expected to wait: the worked examples that the product is described by. */
class ExpectedWaitTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2, 6, 2, 0,  9, -,  less than a minute",
                "2, 6, 0, 0,  9, -,  about 2 minutes",
                "2, 6, 0, 3,  9, 4,  about 6 minutes",
                "2, 6, 0, 3,  9, 8,  about 8 minutes",
                "1, 3, 0, 5, 12, 10, about 25 minutes",
                "0, 0, 0, 2,  9, -,  no number",
            })
    void the_worked_examples(
            int agents, int places, int free, int before, int median, @Nullable Integer first, String shown) {
        ExpectedWait wait = wait(agents, places, free, before, median, first);

        assertThat(words(wait)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "30, about 1 minutes",
        "60, about 1 minutes",
        "61, about 2 minutes",
        "600, about 10 minutes",
        "601, about 15 minutes",
        "901, about 20 minutes",
        "3600, about 60 minutes",
        "3601, more than an hour",
    })
    void minutes_are_rounded_up_above_10_to_fives(int seconds, String shown) {
        ExpectedWait wait = new ExpectedWait(0, 1, 1, 0, Duration.ofSeconds(seconds), 0, null);

        assertThat(words(wait)).isEqualTo(shown);
    }

    @Test
    void what_it_follows_from_is_said() {
        ExpectedWait wait = wait(2, 6, 0, 3, 9, null);

        assertThat(wait.needed()).isEqualTo(4);
        assertThat(wait.calculated()).isEqualTo(Duration.ofMinutes(6));
    }

    private static ExpectedWait wait(
            int agents, int places, int free, int before, int median, @Nullable Integer first) {
        return new ExpectedWait(
                before,
                agents,
                places,
                free,
                Duration.ofMinutes(median),
                50,
                first == null ? null : Duration.ofMinutes(first));
    }

    private static String words(ExpectedWait wait) {
        if (wait.isUnknown()) {
            return "no number";
        }
        if (wait.isLessThanAMinute()) {
            return "less than a minute";
        }
        return wait.isMoreThanAnHour() ? "more than an hour" : "about " + wait.minutes() + " minutes";
    }
}
