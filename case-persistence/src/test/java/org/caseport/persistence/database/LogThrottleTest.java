package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogThrottleTest {

    private static final DatabaseProblem PASSING = new DatabaseProblem("the database is away", true);
    private static final DatabaseProblem LASTING = new DatabaseProblem("the folder is read-only", false);

    private final LogThrottle telling = new LogThrottle();

    @Test
    void a_database_that_is_away_is_told_once_after_a_minute() {
        List<Integer> toldAfter = new ArrayList<>();
        for (int seconds = 0; seconds < 600; seconds += 2) {
            if (telling.isDue(PASSING, Duration.ofSeconds(seconds))) {
                toldAfter.add(seconds);
            }
        }

        assertThat(toldAfter).containsExactly(60);
        assertThat(telling.hasTold()).isTrue();
    }

    @Test
    void what_needs_a_person_is_told_at_once_and_once() {
        assertThat(telling.isDue(LASTING, Duration.ZERO)).isTrue();
        assertThat(telling.isDue(LASTING, Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void another_trouble_is_told_too() {
        telling.isDue(PASSING, Duration.ofSeconds(60));

        assertThat(telling.isDue(new DatabaseProblem("there is no such database", true), Duration.ofSeconds(62)))
                .isTrue();
    }

    @Test
    void the_line_names_host_port_and_database_and_never_user_or_password() {
        Map<String, String> settings = Map.of(
                DatabaseSettings.URL, "jdbc:postgresql://db.example:5433/caseport?user=in-url&password=hidden-one",
                DatabaseSettings.USER, "keeper",
                DatabaseSettings.PASSWORD, "hidden-two");
        DatabaseSettings address = DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));

        String line = DatabaseProblem.of(address, new SQLException("no route for keeper with hidden-two", "08001"))
                .text();

        assertThat(line)
                .contains("PostgreSQL db.example:5433/caseport")
                .doesNotContain("keeper", "hidden", "in-url", "\n");
    }
}
