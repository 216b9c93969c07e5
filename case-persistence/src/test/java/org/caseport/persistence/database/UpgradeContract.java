package org.caseport.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.ChainVerifier;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.journal.SealedEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.CaseSearch;
import org.caseport.persistence.NoKey;
import org.caseport.persistence.Sample;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A database that was there from the first version on. Before each step everything is written into it that could be
 * written by then, by the very statements with which it was first written: so each version upgrades data of all that
 * went before, and what an older server writes still fits while servers are changed one by one. The statements lie in
 * {@code upgrade}, by the step that made them possible; a new table gets a row there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UpgradeContract {

    /** What stands in the first line of statements that are no more possible since a step. */
    private static final Pattern UNTIL = Pattern.compile("-- until V([0-9_]+): .*\\R");

    private static final Set<CaseStatus> ALL = EnumSet.allOf(CaseStatus.class);

    private final List<String> written = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private TestDatabase database;

    abstract TestDatabase open(Consumer<DatabaseSettings> before);

    @BeforeAll
    void grow_up_with_the_versions() {
        database = open(this::grow);
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void no_step_loses_a_row() {
        assertThat(written).hasSizeGreaterThan(12);
        assertThat(lost).isEmpty();
    }

    @Test
    void every_table_has_rows_that_went_through_the_upgrade() {
        Set<String> empty = new HashSet<>();
        rowsByTable(database.address).forEach((table, rows) -> {
            if (rows == 0) {
                empty.add(table);
            }
        });

        assertThat(empty)
                .as("give each of these a row in upgrade/common, in a file named by its migration")
                .isEmpty();
    }

    @Test
    void every_row_is_one_that_this_version_can_read() {
        database.act(kept -> assertThat(kept.entities.getMetamodel().getEntities())
                .allSatisfy(type -> assertThat(kept.entities
                                .createQuery("select e from " + type.getName() + " e", type.getJavaType())
                                .getResultList())
                        .as(type.getName())
                        .isNotEmpty()));
    }

    @Test
    void what_people_had_is_what_they_find() {
        for (String n : written) {
            AccountId account = account(n);
            PersonId member = new PersonId("member-" + n);
            assertThat(database.ask(kept -> kept.accounts.find(account))
                            .orElseThrow()
                            .name())
                    .isEqualTo("Bäckerei " + n);
            assertThat(database.ask(kept -> kept.people.findByEmail("member-" + n + "@bergmann.example"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(member);
            assertThat(database.<Optional<SignIn>>ask(
                            kept -> kept.signIns.find("token-" + n, new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH))))
                    .isPresent();
            CaseDraft draft = database.ask(kept ->
                            kept.drafts.find(new DraftAuthor(account, member, null), new DraftId("0".repeat(30) + n)))
                    .orElseThrow();
            assertThat(draft.fields().byName().get("subject")).isEqualTo("Noch nicht fertig");
            assertThat(draft.filesAt(Instant.parse("2026-03-02T09:30:00Z"))).hasSize(1);
            assertThat(bytes(account, "1".concat("0".repeat(29)) + n)).isEqualTo("hi");
        }
    }

    @Test
    void a_case_of_any_version_is_read_listed_queued_and_goes_on() {
        for (String n : written) {
            Visibility visibility = Visibility.ofSupport(account(n));
            SupportCase found =
                    database.ask(kept -> kept.cases.find(visibility, caseOf(n))).orElseThrow();

            assertThat(found.request().subject().text()).isEqualTo("Ofen kalt");
            Communication first = found.correspondence().get(0);
            assertThat(first.purpose()).isEqualTo(Communication.Purpose.DESCRIPTION);
            assertThat(first.body().text()).isEqualTo("Seit heute früh bleibt er kalt.");
            assertThat(first.attachments()).hasSize(1);
            assertThat(bytes(account(n), "3" + "0".repeat(29) + n)).isEqualTo("log");
            assertThat(database.<List<CaseSummary>>ask(kept -> kept.cases.list(visibility, Cases.Show.ALL, null, 9)))
                    .extracting(CaseSummary::id)
                    .contains(caseOf(n));
            assertThat(database.lines("select queue_rank from support_case where id = '" + caseOf(n) + "'"))
                    .as("case of " + n + " in the queue")
                    .doesNotContainNull();
            database.act(kept -> {
                SupportCase held = kept.cases.lock(visibility, caseOf(n)).orElseThrow();
                Sample.asked(held, MONDAY_NINE);
                kept.cases.store(held);
            });
        }
    }

    @Test
    void accounts_and_cases_have_the_plan_of_the_upgrade_marked_as_inferred() {
        for (String n : written) {
            SupportCase found = database.ask(kept -> kept.cases.find(Visibility.ofSupport(account(n)), caseOf(n)))
                    .orElseThrow();

            EffectivePlan now = database.ask(
                    kept -> kept.adapter(AccountPlans.class).planAt(account(n), Instant.parse("2100-01-01T00:00:00Z")));
            EffectivePlan then =
                    database.ask(kept -> kept.adapter(AccountPlans.class).planOf(found));

            assertThat(now).isEqualTo(new EffectivePlan(new SupportPlan("business"), true));
            assertThat(then).isEqualTo(now);
        }
    }

    @Test
    void a_member_still_sees_own_cases() {
        for (String n : written) {
            Visibility own = new Visibility.OfMember(account(n), new PersonId("member-" + n), false);

            assertThat(database.<Optional<SupportCase>>ask(kept -> kept.cases.find(own, caseOf(n))))
                    .isPresent()
                    .map(SupportCase::audience)
                    .map(Audience::named)
                    .hasValue(Set.of());
        }
    }

    @Test
    void everything_is_found_once_the_search_has_caught_up() {
        Optional<CaseSearch.Indexed> reached = database.ask(kept -> kept.search.index(null, 7));
        while (reached.isPresent()) {
            CaseId last = reached.get().last();
            reached = database.ask(kept -> kept.search.index(last, 7));
        }

        assertThat(database.unindexed()).isZero();
        for (String n : written) {
            assertThat(database.<List<CaseSearch.Found>>ask(kept -> kept.search.find(
                            Visibility.ofSupport(account(n)),
                            new CaseSearch.Filter("ofen", ALL, null, null, null, Instant.EPOCH, null),
                            new CaseSearch.Order(CaseSearch.Sort.CREATED, true),
                            null,
                            9)))
                    .extracting(found -> found.summary().id())
                    .as("found by a word, version " + n)
                    .contains(caseOf(n));
        }
    }

    @Test
    void the_journal_of_all_versions_is_sealed_and_verifies() {
        while (database.ask(kept -> new ChainSealer(kept.chains, kept.journal, new NoKey()).seal(100, MONDAY_NINE))
                > 0) {
            // Another round.
        }

        assertThat(database.<Optional<Flaw>>ask(
                        kept -> new ChainVerifier(kept.chains, new NoKey(), () -> MONDAY_NINE).all()))
                .isEmpty();
        assertThat(database.count("journal", "chain_position is null")).isZero();
        for (String n : written) {
            assertThat(database.<List<SealedEntry>>ask(kept -> kept.chains.after(account(n), 0, 0, 9)))
                    .extracting(entry -> entry.recorded().entry().act())
                    .contains("case.opened");
        }
    }

    @Test
    void what_may_not_be_is_still_refused() {
        String n = written.get(written.size() - 1);
        for (String sql : List.of(
                "update support_case set draft_id = '2" + "0".repeat(29) + n + "' where account_id = '" + account(n)
                        + "' and draft_id is null",
                "delete from stored_file where account_id = '" + account(n) + "' and id = '3" + "0".repeat(29) + n
                        + "'",
                "delete from stored_file where account_id = '" + account(n) + "' and id = '6" + "0".repeat(29) + n
                        + "'",
                "insert into person (id, email, name, roles) values ('twin', 'member-" + n
                        + "@bergmann.example', 'Twin', '')",
                "insert into case_member (account_id, case_id, person_id) values ('" + account(n) + "', 'case-"
                        + account(n) + "-muen-2026-ffffffffffffffff', 'member-" + n + "')")) {
            assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
    }

    // How it grows

    private void grow(DatabaseSettings address) {
        List<MigrationVersion> steps = Stream.of(
                        Migrations.settings(address).load().info().all())
                .map(MigrationInfo::getVersion)
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            Map<String, Long> before = rowsByTable(address);
            Migrations.settings(address).target(steps.get(i)).load().migrate();
            Map<String, Long> after = rowsByTable(address);
            before.forEach((table, rows) -> {
                if (after.getOrDefault(table, 0L) < rows) {
                    lost.add(table);
                }
            });
            String n = String.format("%02d", i + 1);
            try (Connection connection = CaseportDataSource.to(address).getConnection();
                    Statement statement = connection.createStatement()) {
                for (MigrationVersion step : steps.subList(0, i + 1)) {
                    write(statement, address.isPostgreSql() ? "postgresql" : "h2", step, steps.get(i), n);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            written.add(n);
        }
    }

    private static void write(
            Statement statement, String database, MigrationVersion step, MigrationVersion now, String n) {
        for (String kind : List.of("common", database)) {
            String file = "/upgrade/" + kind + "/V" + step.getVersion().replace('.', '_') + ".sql";
            String text = text(file);
            Matcher until = UNTIL.matcher(text);
            boolean possible = !until.lookingAt()
                    || now.compareTo(MigrationVersion.fromVersion(until.group(1).replace('_', '.'))) < 0;
            if (possible) {
                for (String sql : text.replace("{n}", n).split(";\\R", -1)) {
                    write(statement, sql, file + " can't be written any more at version " + now);
                }
            }
        }
    }

    private static void write(Statement statement, String sql, String trouble) {
        try {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(trouble + ": " + sql, e);
        }
    }

    /** The statements of a step; none where it made nothing new possible. */
    private static String text(String file) {
        try (InputStream in = UpgradeContract.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> rowsByTable(DatabaseSettings address) {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = CaseportDataSource.to(address).getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("select lower(table_name) from information_schema.tables"
                    + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            String all = tables.stream()
                    .map(table -> "select '" + table + "', count(*) from " + table)
                    .collect(Collectors.joining(" union all "));
            if (!tables.isEmpty()) {
                try (ResultSet counted = statement.executeQuery(all)) {
                    while (counted.next()) {
                        rows.put(counted.getString(1), counted.getLong(2));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String bytes(AccountId account, String file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean there = database.ask(kept -> {
            try {
                return kept.files.copyTo(account, new FileId(file), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return there ? out.toString(UTF_8) : "";
    }

    private static AccountId account(String n) {
        return new AccountId("9000000000" + n);
    }

    private static CaseId caseOf(String n) {
        return new CaseId("case-" + account(n) + "-muen-2026-" + "0".repeat(14) + n);
    }
}
