package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That a page of a list stays cheap in an account of many cases, whatever share of them a member sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightPlanTest {

    private static final int MANY = 30_000;
    private static final int A_PAGE = 26;

    private TestDatabase database;
    private Member few;
    private Member most;

    @BeforeAll
    void fill() throws SQLException {
        database = TestDatabase.postgreSql();
        most = Sample.memberOf(database);
        few = Sample.colleague(most.account());
        SupportCase model = Sample.supportCase(most, "Oven", MONDAY_NINE);
        database.act(kept -> kept.cases.add(model));
        String columns = database
                .lines("select column_name from information_schema.columns where table_schema = 'public'"
                        + " and table_name = 'support_case' and is_generated = 'NEVER'")
                .stream()
                .collect(Collectors.joining(", "));
        String values = columns.replaceAll(
                        "\\bid\\b", "'case-' || account_id || '-muen-2026-' || lpad(to_hex(n), 16, '0')")
                .replaceAll("\\bdisplay_id\\b", "cast(9000000000 + n as varchar)")
                .replaceAll(
                        "\\brequester_id\\b", "case when n % 1500 = 0 then '" + few.id() + "' else requester_id end")
                .replaceAll("\\bconfidential\\b", "n % 10 = 1")
                .replaceAll("\\blast_activity_at\\b", "last_activity_at + n * interval '1 second'");
        run("insert into support_case (" + columns + ") select " + values + " from support_case,"
                + " generate_series(1, " + MANY + ") n where id = '" + model.id() + "'");
        run("insert into case_member select account_id, id, requester_id from support_case where id <> '" + model.id()
                + "'");
        run("analyze");
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @Test
    void a_member_with_few_cases_of_many_is_led_to_them_by_the_index() {
        List<String> plan = planFor(new Visibility.OfMember(few.account(), few.id(), false));

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("case_member_by_person"));
        assertThat(plan).noneSatisfy(line -> assertThat(line).contains("Seq Scan"));
        assertThat(read(plan)).isLessThan(500);
    }

    @Test
    void a_member_with_most_of_the_cases_or_who_sees_all_is_led_by_the_order_of_the_list() {
        for (Visibility visibility : List.of(
                new Visibility.OfMember(most.account(), most.id(), false),
                new Visibility.OfMember(most.account(), most.id(), true),
                new Visibility.OfMember(few.account(), few.id(), true))) {
            List<String> plan = planFor(visibility);

            assertThat(plan).noneSatisfy(line -> assertThat(line).contains("Seq Scan"));
            assertThat(plan).noneSatisfy(line -> assertThat(line).contains("Sort Key"));
            assertThat(read(plan)).isLessThan(2_000);
        }
    }

    private List<String> planFor(Visibility visibility) {
        String seen = CaseVisibility.sql(visibility, "c", value -> "'" + value + "'");
        return database.lines("explain (analyze, buffers) select c.id, c.subject, c.severity from support_case c where "
                + seen + " and c.is_open = true order by c.last_activity_at desc, c.id desc limit " + A_PAGE);
    }

    /** How many pages of 8 KiB were looked at. */
    private static long read(List<String> plan) {
        String buffers = plan.stream()
                .filter(line -> line.contains("Buffers:"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("(?:hit|read)=([0-9]+)")
                .matcher(buffers)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
