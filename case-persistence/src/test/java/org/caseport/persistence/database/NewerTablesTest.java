package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.persistence.Sample;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal that comes to a database that a newer one has changed already, as when a server is put back in a roll. */
class NewerTablesTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_portal_works_on_tables_that_a_newer_one_added_to_and_stops_where_one_took_away_what_it_uses(
            boolean postgreSql) throws Exception {
        TestDatabase database = database(postgreSql, "fits");
        try {
            Account account = Sample.account();
            assertThat(DatabaseProblem.reaching(database.address)).isEmpty();
            database.act(kept -> kept.accounts.store(account));
            assertThat(database.<Optional<Account>>ask(kept -> kept.accounts.find(account.id())))
                    .contains(account);
            assertThat(Migrations.bringUpToDate(database.address)).isEqualTo("9001");
            assertThat(Migrations.taken(database.address)).last().satisfies(step -> assertThat(step.title())
                    .isEqualTo("moods"));

            newer(database.address, "stops").load().migrate();
            List<String> steps = database.lines("select version from flyway_schema_history order by installed_rank");
            DatabaseProblem trouble = DatabaseProblem.reaching(database.address).orElseThrow();

            assertThat(trouble.passing()).isFalse();
            assertThat(trouble.text())
                    .contains("newer Caseport (version 9002)", "It has changed nothing", "restore a backup")
                    .doesNotContain("\n");
            assertThat(database.lines("select version from flyway_schema_history order by installed_rank"))
                    .isEqualTo(steps)
                    .endsWith("9002");
        } finally {
            database.close();
        }
    }

    private static TestDatabase database(boolean postgreSql, String newer) {
        return postgreSql
                ? TestDatabase.postgreSql(
                        address -> newer(address, newer).load().migrate())
                : TestDatabase.h2(address -> newer(address, newer).load().migrate());
    }

    private static FluentConfiguration newer(DatabaseSettings address, String newer) {
        FluentConfiguration ours = Migrations.settings(address);
        String[] locations = Stream.concat(
                        Stream.of(ours.getLocations()).map(Object::toString), Stream.of("classpath:newer/" + newer))
                .toArray(String[]::new);
        return ours.locations(locations);
    }
}
