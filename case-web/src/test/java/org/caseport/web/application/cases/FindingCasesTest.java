package org.caseport.web.application.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.search.CaseReference;
import org.caseport.domain.search.CaseSearch;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

class FindingCasesTest {

    private final List<String> asked = new ArrayList<>();
    private final FindingCases finding = new FindingCases();

    FindingCasesTest() {
        finding.search = new Asked();
        finding.shown = new CaseRetention();
        finding.shown.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        finding.shown.months = 24;
    }

    @Test
    void nothing_older_than_the_shown_history_is_asked_for_whatever_the_filter_says() {
        finding.find(BUSINESS, from(Instant.EPOCH), newest(), null, 25);
        finding.find(BUSINESS, from(MONDAY_NINE), newest(), null, 25);

        assertThat(asked)
                .containsExactly("333333333333 2024-11-23T09:00:00Z 25", "333333333333 2026-11-23T09:00:00Z 25");
    }

    @Test
    void counting_leaves_out_what_is_older_than_the_shown_history_and_has_a_limit() {
        finding.count(BUSINESS, from(Instant.EPOCH), Integer.MAX_VALUE);

        assertThat(asked).containsExactly("count 2024-11-23T09:00:00Z 1000");
    }

    @Test
    void an_operator_may_shorten_the_history_but_not_to_nothing() {
        finding.shown.months = 6;
        assertThat(finding.shown.oldest()).isEqualTo("2026-05-23T09:00:00Z");

        finding.shown.months = 0;
        assertThat(finding.shown.oldest()).isEqualTo("2026-10-23T09:00:00Z");
    }

    @Test
    void a_page_has_a_limit_whoever_asks() {
        finding.find(BUSINESS, from(MONDAY_NINE), newest(), null, Integer.MAX_VALUE);

        assertThat(asked.get(0)).endsWith(" 1000");
    }

    @Test
    void a_case_that_has_grown_too_old_is_not_there_any_more() {
        SupportDesk desk = new SupportDesk();
        CaseId opened = desk.openCase(BUSINESS).id();
        ReadingCases reading = new ReadingCases();
        reading.cases = desk.cases;
        reading.shown = finding.shown;

        assertThat(reading.find(BUSINESS, opened)).isPresent();
        finding.shown.clock = Clock.fixed(Instant.parse("2028-11-23T09:00:01Z"), ZoneOffset.UTC);
        assertThat(reading.find(BUSINESS, opened)).isEmpty();
    }

    private static CaseSearch.Filter from(Instant from) {
        return new CaseSearch.Filter("", EnumSet.allOf(CaseStatus.class), null, null, null, from, null);
    }

    private static CaseSearch.Order newest() {
        return new CaseSearch.Order(CaseSearch.Sort.LAST_ACTIVITY, true);
    }

    private final class Asked implements CaseSearch {

        @Override
        public List<Found> find(Visibility visibility, Filter filter, Order order, Place from, int most) {
            asked.add(visibility.account() + " " + filter.from() + " " + most);
            return List.of();
        }

        @Override
        public int count(Visibility visibility, Filter filter, int most) {
            asked.add("count " + filter.from() + " " + most);
            return 0;
        }

        @Override
        public Map<CaseId, LatestMessage> latestMessages(Visibility visibility, Set<CaseId> ids) {
            return Map.of();
        }

        @Override
        public Optional<CaseSummary> named(Visibility visibility, CaseReference reference) {
            return Optional.empty();
        }

        @Override
        public Map<CaseId, CaseSummary> lines(Visibility visibility, Set<CaseId> ids) {
            return new HashMap<>();
        }

        @Override
        public Optional<Indexed> index(CaseId after, int most) {
            return Optional.empty();
        }
    }
}
