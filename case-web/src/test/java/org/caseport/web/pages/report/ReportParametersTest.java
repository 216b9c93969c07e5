package org.caseport.web.pages.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParametersTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:10Z");
    private static final Visibility MEMBER =
            new Visibility.OfMember(new AccountId("123456789012"), new PersonId("me"), true);

    private static ReportParameters read(String... pairs) {
        return read(null, pairs);
    }

    private static ReportParameters read(Visibility visibility, String... pairs) {
        Map<String, String> asked = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            asked.put(pairs[i], pairs[i + 1]);
        }
        return ReportParameters.of(asked, LONDON, NOW, visibility);
    }

    @Test
    void without_anything_it_is_the_report_on_targets_of_this_month_in_the_own_zone() {
        ReportRequest request = read().request();

        assertThat(request.kind()).isEqualTo(ReportKind.TARGETS);
        assertThat(request.first()).isEqualTo("2026-11-01");
        assertThat(request.last()).isEqualTo("2026-11-30");
        assertThat(request.zone()).isEqualTo(LONDON);
        assertThat(request.asOf()).isEqualTo("2026-11-30T12:00:00Z");
        assertThat(read().complete()).isFalse();
    }

    @Test
    void an_address_that_says_everything_gives_the_same_report_again() {
        ReportParameters first = read(
                "report", "reopened", "period", "last-quarter", "zone", "UTC", "group", "plan", "severity", "urgent");

        String[] again = first.query().entrySet().stream()
                .flatMap(one -> List.of(one.getKey(), one.getValue()).stream())
                .toArray(String[]::new);
        ReportParameters second = read(again);

        assertThat(second.request()).isEqualTo(first.request());
        assertThat(second.complete()).isTrue();
        assertThat(second.problems()).isEmpty();
        assertThat(second.request().first()).isEqualTo("2026-07-01");
        assertThat(second.request().filter().get(Column.SEVERITY)).contains("urgent");
    }

    @ParameterizedTest
    @CsvSource({
        "zone,Mars/Olympus,zone",
        "zone,../../etc/passwd,zone",
        "zone,GMT+99:99,zone",
        "asOf,yesterday,asOf",
        "asOf,9999-01-01T00:00:00Z,asOf",
        "asOf,-999999999-01-01T00:00:00Z,asOf",
        "asOf,2026-11-30T12:01:00Z,asOf",
        "group,drop table,group",
        "report,nothing,report",
        "column,case_id; drop table case_fact,column",
        "column,opened,column",
        "plan,x or 1=1 --,filter",
        "service,<script>,filter",
        "from,2026-02-31,date"
    })
    void what_is_wrong_is_named_and_the_nearest_report_is_given(String name, String value, String problem) {
        ReportParameters read = read(name, value);

        assertThat(read.problems()).containsExactly(problem);
        assertThat(read.request().zone()).isEqualTo(LONDON);
        assertThat(read.request().asOf()).isEqualTo("2026-11-30T12:00:00Z");
        assertThat(read.column()).isNull();
        assertThat(read.request().filter().values()).isEmpty();
        assertThat(read.request().last()).isEqualTo("2026-11-30");
    }

    @Test
    void an_end_before_the_start_is_swapped_and_more_than_five_years_are_cut() {
        ReportParameters swapped = read("from", "2026-03-10", "to", "2026-03-01");
        ReportParameters cut = read("from", "2001-01-01", "to", "2026-10-31");

        assertThat(swapped.problems()).containsExactly("order");
        assertThat(swapped.request().first()).isEqualTo("2026-03-01");
        assertThat(cut.problems()).containsExactly("long");
        assertThat(cut.request().first()).isEqualTo("2021-11-01");
        assertThat(cut.request().last()).isEqualTo("2026-10-31");
    }

    @Test
    void members_can_neither_group_nor_narrow_by_agent_and_account() {
        ReportParameters read = read(MEMBER, "agent", "aiko", "account", "999999999999", "group", "agent");

        assertThat(read.request().filter().values()).isEmpty();
        assertThat(read.request().groupBy()).isEqualTo(GroupBy.TIME);
        assertThat(read.problems()).containsExactly("group");
        assertThat(read(MEMBER, "why", "case-123456789012-muen-2026-74a757cd8cf7558a")
                        .why())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "168", "-1", "x' or '1'='1", "99999999999999999999"})
    void a_row_that_is_none_has_no_facts(String row) {
        ReportRequest request = read("report", "volume", "group", "hour").request();
        String key = row.isEmpty() ? "-" : row;

        assertThat(request.selection(ReportColumn.OPENED, key).within()).isEmpty();
    }

    @Test
    void whole_months_are_compared_to_whole_months_and_days_to_as_many_days() {
        assertThat(read("from", "2026-03-01", "to", "2026-03-31").request().firstBefore())
                .isEqualTo(LocalDate.parse("2026-02-01"));
        assertThat(read("from", "2026-03-09", "to", "2026-03-15").request().firstBefore())
                .isEqualTo(LocalDate.parse("2026-03-02"));
    }
}
