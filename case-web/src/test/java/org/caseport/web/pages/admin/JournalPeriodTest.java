package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.PageInjector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instants the days of the journal's filter are for an administrator who reads in a time zone. */
class JournalPeriodTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final List<JournalSearch.Filter> filters = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-11-23, 2026-11-23T00:00:00Z, PT24H",
        "Europe/London, 2027-03-28, 2027-03-28T00:00:00Z, PT23H",
        "Europe/London, 2026-10-25, 2026-10-24T23:00:00Z, PT25H",
        "America/St_Johns, 2026-11-23, 2026-11-23T03:30:00Z, PT24H",
        "America/St_Johns, 2027-03-14, 2027-03-14T03:30:00Z, PT23H",
        "America/St_Johns, 2026-11-01, 2026-11-01T02:30:00Z, PT25H",
        // Half an hour.
        "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, PT23H30M",
        // It has no midnight.
        "Asia/Beirut, 2027-03-28, 2027-03-27T22:00:00Z, PT23H"
    })
    void a_day_is_as_long_as_it_is_where_the_reader_is(ZoneId zone, String day, Instant begins, Duration length) {
        JournalSearch.Filter filter = filter(zone, day, day);

        assertThat(filter.from()).isEqualTo(begins);
        assertThat(filter.until()).isEqualTo(begins.plus(length));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2027-03-27, 2027-03-29, 2027-03-27T00:00:00Z, PT71H",
        "Europe/London, 2026-10-24, 2026-10-26, 2026-10-23T23:00:00Z, PT73H",
        "America/St_Johns, 2027-03-13, 2027-03-15, 2027-03-13T03:30:00Z, PT71H",
        "America/St_Johns, 2026-10-31, 2026-11-02, 2026-10-31T02:30:00Z, PT73H",
        "Europe/London, 2026-10-24, 2026-10-25, 2026-10-23T23:00:00Z, PT49H"
    })
    void a_period_has_all_hours_of_its_first_and_of_its_last_day(
            ZoneId zone, String from, String to, Instant begins, Duration length) {
        JournalSearch.Filter filter = filter(zone, from, to);

        assertThat(filter.from()).isEqualTo(begins);
        assertThat(Duration.between(filter.from(), filter.until())).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"Europe/London, 2027-03-28", "Europe/London, 2026-10-25", "America/St_Johns, 2026-11-01"})
    void days_that_follow_one_another_leave_nothing_out_and_share_nothing(ZoneId zone, String day) {
        String next = LocalDate.parse(day).plusDays(1).toString();

        assertThat(filter(zone, "", day).until())
                .isEqualTo(filter(zone, next, "").from());
    }

    @Test
    void a_period_can_be_open_on_either_side() {
        assertThat(filter(LONDON, "2026-11-23", "").until()).isNull();
        assertThat(filter(LONDON, "", "2026-11-23").from()).isNull();
        assertThat(filter(LONDON, "", "2026-11-23").until()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2027-02-29", "23/11/2026", "2026-11", "+1000000000-01-01"})
    void what_is_no_day_limits_nothing_and_stays_in_the_address(String typed) {
        JournalSearch.Filter filter = filter(LONDON, typed, typed);

        assertThat(filter.from()).isNull();
        assertThat(filter.until()).isNull();
        assertThat(page(LONDON, typed, "2026-11-23").get("from")).isEqualTo(typed);
        assertThat(page(LONDON, "yester day", "2026-11-23").latestAddress())
                .isEqualTo("/admin/journal?from=yester+day&to=2026-11-23");
    }

    @SuppressWarnings("try")
    private JournalSearch.Filter filter(ZoneId zone, String from, String to) {
        FakeRequest request = request(zone, from, to);
        try (FakeFaces faces = FakeFaces.answering(request)) {
            page(request).getEntries().load(0, 50, Map.of(), Map.of());
        }
        return filters.get(filters.size() - 1);
    }

    private JournalPage page(ZoneId zone, String from, String to) {
        return page(request(zone, from, to));
    }

    private static FakeRequest request(ZoneId zone, String from, String to) {
        return FakeRequest.get("/admin/journal")
                .by(PageInjector.tomasz("en", zone))
                .with("from", from)
                .with("to", to);
    }

    private JournalPage page(FakeRequest request) {
        ReadingJournal reading = new ReadingJournal() {
            @Override
            public List<JournalSearch.Found> find(
                    Administrator administrator,
                    JournalSearch.Filter filter,
                    JournalSearch.@Nullable Place after,
                    int most) {
                filters.add(filter);
                return List.of();
            }

            @Override
            public Map<PersonId, String> names(Administrator administrator, Set<PersonId> ids) {
                return Map.of();
            }

            @Override
            public Map<AccountId, String> accountNames(Administrator administrator, Set<AccountId> ids) {
                return Map.of();
            }
        };
        return PageInjector.answering(request)
                .with(ReadingJournal.class, reading)
                .start(new JournalPage());
    }
}
