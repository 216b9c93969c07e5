package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProblemTest {

    @TempDir
    Path folder;

    @Test
    void a_new_folder_is_no_trouble_and_neither_is_the_same_one_again() {
        DatabaseSettings address = address(
                Map.of(DatabaseSettings.HOME, folder.resolve("deep/home").toString()));

        assertThat(DatabaseProblem.reaching(address)).isEmpty();
        assertThat(DatabaseProblem.reaching(address)).isEmpty();
    }

    @Test
    void a_home_that_can_not_be_written_is_named_at_once_with_what_to_do() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        DatabaseProblem trouble = DatabaseProblem.reaching(address(
                        Map.of(DatabaseSettings.HOME, file.resolve("home").toString())))
                .orElseThrow();

        assertThat(trouble.passing()).isFalse();
        assertThat(trouble.text())
                .contains(file.resolve("home").toString(), "caseport.home")
                .doesNotContain("\n");
    }

    @Test
    void a_server_that_is_not_there_is_waited_for_and_named_without_secrets() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        DatabaseProblem trouble = DatabaseProblem.reaching(address(Map.of(
                        DatabaseSettings.URL, "jdbc:postgresql://127.0.0.1:" + port + "/cases?password=hush",
                        DatabaseSettings.USER, "joe",
                        DatabaseSettings.PASSWORD, "hush")))
                .orElseThrow();

        assertThat(trouble.passing()).isTrue();
        assertThat(trouble.text())
                .contains("127.0.0.1:" + port + "/cases", "connection refused", "CASEPORT_DB_URL")
                .doesNotContain("joe", "hush", "\n");
    }

    @Test
    void an_embedded_database_with_another_password_says_so() throws SQLException {
        String home = folder.toString();
        DatabaseSettings first = address(Map.of(DatabaseSettings.HOME, home, DatabaseSettings.PASSWORD, "one"));
        try (Connection open = CaseportDataSource.to(first).getConnection()) {
            assertThat(open.isValid(1)).isTrue();

            DatabaseProblem trouble = DatabaseProblem.reaching(
                            address(Map.of(DatabaseSettings.HOME, home, DatabaseSettings.PASSWORD, "two")))
                    .orElseThrow();

            assertThat(trouble.text()).contains("another user or password").doesNotContain("two");
        }
    }

    @Test
    void a_database_of_another_make_is_refused_with_what_to_do() {
        DatabaseProblem trouble = DatabaseProblem.reaching(
                        address(Map.of(DatabaseSettings.URL, "jdbc:mysql://joe:hush@db/cases")))
                .orElseThrow();

        assertThat(trouble.passing()).isFalse();
        assertThat(trouble.text()).contains("CASEPORT_DB_URL", "jdbc:mysql").doesNotContain("hush");
    }

    private static DatabaseSettings address(Map<String, String> settings) {
        return DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));
    }
}
