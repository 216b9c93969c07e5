package org.caseport.web.pages.customer.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.domain.search.CaseSearch.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseListParametersTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final CaseId SOME = new CaseId("case-123456789012-muen-2026-74a757cd8cf7558a");
    private static final Instant WHEN = Instant.parse("2026-11-23T09:00:00.123456Z");

    @Test
    void without_a_word_the_open_cases_are_shown_newest_activity_first() {
        CaseListParameters usual = address();

        assertThat(usual.filter(TOKYO).statuses()).isEqualTo(EnumSet.complementOf(EnumSet.of(CaseStatus.RESOLVED)));
        assertThat(usual.order()).isEqualTo(new Order(Sort.LAST_ACTIVITY, true));
        assertThat(usual.size()).isEqualTo(25);
        assertThat(usual.place()).isNull();
        assertThat(usual.query()).isEmpty();
        assertThat(usual.isNarrowed()).isFalse();
    }

    @Test
    void an_address_says_again_what_it_was_told() {
        String query = "?q=%25+%26+%E8%A8%BC%E6%98%8E&status=pending-support-action&type=technical&severity=high"
                + "&service=compute&from=2026-01-01&to=2026-01-31&sort=severity-asc&size=100"
                + "&after=high%7E2026-11-23T09%3A00%3A00.123456Z%7E" + SOME;
        CaseListParameters told = address(
                "q", " % & 証明 ",
                "status", "pending-support-action",
                "type", "technical",
                "severity", "high",
                "service", "compute",
                "from", "2026-01-01",
                "to", "2026-01-31",
                "sort", "severity-asc",
                "size", "100",
                "after", "high~2026-11-23T09:00:00.123456Z~" + SOME);

        assertThat(told.query()).isEqualTo(query);
        assertThat(told.order()).isEqualTo(new Order(Sort.SEVERITY, false));
        assertThat(told.place()).isEqualTo(new Place(Severity.HIGH, WHEN, SOME, false));
        assertThat(told.filter(TOKYO).from()).isEqualTo("2025-12-31T15:00:00Z");
        assertThat(told.filter(TOKYO).before()).isEqualTo("2026-01-31T15:00:00Z");
    }

    @Test
    void the_api_s_word_for_a_status_is_understood_too() {
        assertThat(address("status", "pending-amazon-action").filter(TOKYO).statuses())
                .containsExactly(CaseStatus.PENDING_SUPPORT_ACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=opened",
                "type=x",
                "severity=worst",
                "service=..",
                "from=2026-02-30",
                "from=+999999999-01-01",
                "to=yesterday",
                "to=0000-01-01",
                "sort=subject",
                "sort=-asc",
                "size=1000000",
                "size=-1",
                "size=٢٥",
                "after=x",
                "after=~",
                "after=2026-11-23T09:00:00Z~case-1",
                "after=+1000000000-12-31T23:59:59Z~case-123456789012-muen-2026-74a757cd8cf7558a",
                "after=high~2026-11-23T09:00:00Z~case-123456789012-muen-2026-74a757cd8cf7558a",
                "before=2026-11-23~case-123456789012-muen-2026-74a757cd8cf7558a",
                "q=",
                "q=  ",
                "unknown=1"
            })
    void what_means_nothing_is_as_if_it_were_not_there(String asked) {
        String[] pair = asked.split("=", 2);

        assertThat(address(pair[0], pair[1]).query()).isEmpty();
    }

    @Test
    void a_place_of_another_order_is_no_place() {
        String byActivity = "2026-11-23T09:00:00Z~" + SOME;

        assertThat(address("after", byActivity).place()).isNotNull();
        assertThat(address("after", byActivity, "sort", "severity").place()).isNull();
    }

    @Test
    void another_filter_begins_with_the_first_page_and_keeps_the_rest() {
        CaseListParameters deep = address("type", "technical", "size", "50", "after", "2026-11-23T09:00:00Z~" + SOME);

        assertThat(deep.with(CaseListParameters.STATUS, "all").query()).isEqualTo("?status=all&type=technical&size=50");
        assertThat(deep.unfiltered().query()).isEqualTo("?size=50");
        assertThat(deep.before(new Place(null, WHEN, SOME, true)).place()).isEqualTo(new Place(null, WHEN, SOME, true));
    }

    private static CaseListParameters address(String... pairs) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            asked.put(pairs[i], pairs[i + 1]);
        }
        return CaseListParameters.of(
                asked, code -> Arrays.asList("compute", "storage").contains(code));
    }
}
