package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    @Test
    void without_settings_the_database_is_a_file_in_the_home_folder() {
        DatabaseSettings address = address(Map.of());

        assertThat(address.embeddedIn()).isEqualTo(Path.of(".caseport").toAbsolutePath());
        assertThat(address.url()).startsWith("jdbc:h2:file:/").contains("/.caseport/caseport;MODE=PostgreSQL;");
        assertThat(address.user()).isEqualTo("sa");
    }

    @Test
    void blank_settings_and_unfilled_placeholders_count_as_not_set() {
        DatabaseSettings address = address(Map.of(
                DatabaseSettings.URL, " ",
                DatabaseSettings.USER, "${MPCONFIG=caseport.db.user}",
                DatabaseSettings.PASSWORD, "${MPCONFIG=caseport.db.password}",
                DatabaseSettings.HOME, "/srv/caseport"));

        assertThat(address.embeddedIn()).isEqualTo(Path.of("/srv/caseport"));
        assertThat(address.user()).isEqualTo("sa");
        assertThat(address.password()).isEmpty();
    }

    @Test
    void an_h2_address_gets_the_settings_our_tables_need_unless_it_names_them() {
        DatabaseSettings address = address(Map.of(DatabaseSettings.URL, "jdbc:h2:mem:x;write_delay=100"));

        assertThat(address.url()).contains(";MODE=PostgreSQL").contains(";write_delay=100");
        assertThat(address.url()).doesNotContain("WRITE_DELAY=0");
    }

    @Test
    void a_statement_is_broken_off_after_half_a_minute_or_when_the_operator_says() {
        assertThat(address(Map.of()).longestStatement()).isEqualTo(Duration.ofSeconds(30));
        assertThat(address(Map.of(DatabaseSettings.LONGEST_STATEMENT, "PT1.5S")).longestStatement())
                .isEqualTo(Duration.ofMillis(1_500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "PT0S", "-PT1S", "soon"})
    void a_time_out_that_is_none_is_said_with_the_name_of_its_setting(String text) {
        assertThatThrownBy(() -> address(Map.of(DatabaseSettings.LONGEST_STATEMENT, text)))
                .hasMessageContaining("caseport.db.statement.timeout")
                .hasMessageContaining(text);
    }

    @Test
    void a_statement_that_takes_too_long_is_broken_off() throws Exception {
        DatabaseSettings hasty = address(
                Map.of(DatabaseSettings.URL, "jdbc:h2:mem:hasty", DatabaseSettings.LONGEST_STATEMENT, "PT0.05S"));

        try (Connection connection = CaseportDataSource.to(hasty).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.executeQuery("select count(*) from system_range(1, 1000000000) as a (number)"
                                    + " where mod(number * 7919, 3) = 5"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void an_address_is_shown_without_user_password_and_parameters() {
        DatabaseSettings address = address(Map.of(
                DatabaseSettings.URL,
                        "jdbc:postgresql://joe:hush@db.example:5433,db2.example/cases?password=hush&user=joe",
                DatabaseSettings.USER, "joe",
                DatabaseSettings.PASSWORD, "hush"));

        assertThat(address.shown()).isEqualTo("PostgreSQL db.example:5433,db2.example/cases");
        assertThat(address).hasToString(address.shown());
        assertThat(address(Map.of(DatabaseSettings.URL, "jdbc:h2:mem:x;PASSWORD=hush"))
                        .shown())
                .isEqualTo("H2 mem:x");
        assertThat(address(Map.of(DatabaseSettings.URL, "jdbc:mysql://joe:hush@db/cases"))
                        .shown())
                .isEqualTo("jdbc:mysql");
        assertThat(address(Map.of(DatabaseSettings.URL, "postgres://joe:hush@db/cases"))
                        .shown())
                .doesNotContain("hush");
    }

    private static DatabaseSettings address(Map<String, String> settings) {
        return DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));
    }
}
