package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.done;
import static org.caseport.web.pages.PageInjector.TOMASZ;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.account.ManagingAccounts;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.admin.account.AccountPlanPage;
import org.caseport.web.pages.admin.account.AccountTabs;
import org.caseport.web.pages.customer.plan.PlanPage;
import org.caseport.web.security.session.ManagingSignIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which day a change of plan comes that is confirmed on a page, by a member and by an administrator. */
class PlanChangeFormTest {

    private static final AccountId ACCOUNT = BUSINESS.account();
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");
    private static final SupportPlan BASIC = new SupportPlan("basic");
    private static final SupportPlan ENTERPRISE = new SupportPlan("enterprise");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String NO_DAY = "Enter the day on which the plan should change";
    private static final String TOO_EARLY = "Choose a later day. The plan can’t change that early.";

    private final SupportDesk desk = new SupportDesk();
    private final ChangingPlans changing = desk.fill(new ChangingPlans());

    // ---- the day and the instant

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-12-01, 2026-12-01T00:00:00Z",
        "America/St_Johns, 2026-12-01, 2026-12-01T03:30:00Z",
        "Asia/Kathmandu, 2026-12-01, 2026-11-30T18:15:00Z",
        "Pacific/Kiritimati, 2026-12-01, 2026-11-30T10:00:00Z",
        "Pacific/Honolulu, 2026-12-01, 2026-12-01T10:00:00Z"
    })
    void a_later_day_begins_at_midnight_where_the_reader_is(ZoneId zone, String day, Instant begins) {
        assertThat(confirm(laterBy(buyer(zone), ENTERPRISE, day))).isEqualTo("/plan?done=changed");

        assertThat(scheduled().effectiveAt()).isEqualTo(begins);
        assertThat(scheduled().to()).isEqualTo(ENTERPRISE);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2027-03-28, 2027-03-28T00:00:00Z",
        "Europe/London, 2027-03-29, 2027-03-28T23:00:00Z",
        "Europe/London, 2027-10-31, 2027-10-30T23:00:00Z",
        "Europe/London, 2027-11-01, 2027-11-01T00:00:00Z",
        "America/St_Johns, 2027-03-14, 2027-03-14T03:30:00Z",
        "America/St_Johns, 2027-03-15, 2027-03-15T02:30:00Z",
        // This day begins at one o'clock.
        "Asia/Beirut, 2027-03-28, 2027-03-27T22:00:00Z"
    })
    void a_day_on_which_clocks_change_begins_with_its_first_instant(ZoneId zone, String day, Instant begins) {
        Person reader = buyer(zone);

        confirm(laterBy(reader, ENTERPRISE, day));

        assertThat(scheduled().effectiveAt()).isEqualTo(begins);
        assertThat(begins.minusMillis(1).atZone(zone).toLocalDate())
                .isEqualTo(LocalDate.parse(day).minusDays(1));
        assertThat(memberPage(FakeRequest.get("/plan").by(reader)).scheduled())
                .as("the day in words")
                .contains(" " + LocalDate.parse(day).getDayOfMonth() + " ");
    }

    // ---- the first day

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-11-23, 2026-11-24",
        // It is Sunday evening there.
        "Pacific/Honolulu, 2026-11-22, 2026-11-23",
        // It is almost Tuesday there.
        "Pacific/Kiritimati, 2026-11-23, 2026-11-24"
    })
    void today_is_too_early_and_tomorrow_is_the_first_day_that_is_offered(ZoneId zone, String today, String tomorrow) {
        Person reader = buyer(zone);
        PlanPage page = memberPage(laterBy(reader, ENTERPRISE, today));

        confirm(page);

        assertThat(page.problems().of("day")).isEqualTo(TOO_EARLY);
        assertThat(firstLaterDay(page)).isEqualTo(tomorrow);
        assertThat(changing.scheduled(BUSINESS)).isEmpty();
        assertThat(confirm(laterBy(reader, ENTERPRISE, tomorrow))).isEqualTo("/plan?done=changed");
        assertThat(scheduled().effectiveAt()).isAfter(MONDAY_NINE);
    }

    @Test
    void at_midnight_the_day_that_begins_is_today() {
        desk.itIs(Instant.parse("2026-11-24T00:00:00Z"));
        PlanPage page = memberPage(laterBy(buyer(LONDON), ENTERPRISE, "2026-11-24"));

        confirm(page);

        assertThat(page.problems().of("day")).isEqualTo(TOO_EARLY);
        assertThat(firstLaterDay(page)).isEqualTo("2026-11-25");
    }

    @Test
    void a_lower_plan_can_come_on_the_day_after_the_end_of_the_term_at_the_earliest() {
        done(changing.change(
                TOMASZ, ACCOUNT, ENTERPRISE, "Growth", review(ENTERPRISE).name(), null));
        desk.later(Duration.ofDays(3));
        PlanPage page = memberPage(laterBy(buyer(LONDON), DEVELOPER, "2026-12-23"));

        confirm(page);

        assertThat(page.problems().of("day")).isEqualTo(TOO_EARLY);
        assertThat(Objects.requireNonNull(page.review()).earliest())
                .isEqualTo("At the end of the term, on Wed 23 Dec 2026, 09:00 GMT");
        assertThat(firstLaterDay(page)).isEqualTo("2026-12-24");
        confirm(laterBy(buyer(LONDON), DEVELOPER, "2026-12-24"));
        assertThat(scheduled().effectiveAt()).isEqualTo(Instant.parse("2026-12-24T00:00:00Z"));
    }

    // ---- what is no day

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2027-02-29",
                "2027-13-01",
                "2027-00-10",
                "2027-1-5",
                "24/12/2026",
                "+12027-01-01",
                "-2027-01-01",
                "２０２７-01-05",
                "2027-01-05T00:00",
                " 2027-01-05"
            })
    void what_is_no_day_is_said_beside_the_field_and_stays_as_it_was_typed(String typed) {
        PlanPage page = memberPage(laterBy(buyer(LONDON), ENTERPRISE, typed));

        assertThat(confirm(page)).as("it stays on the page").isEmpty();

        assertThat(page.problems().of("day")).isEqualTo(NO_DAY);
        assertThat(page.day()).isEqualTo(typed);
        assertThat(page.isLater()).isTrue();
        assertThat(page.to()).isEqualTo("enterprise");
        assertThat(page.review()).isNotNull();
        assertThat(page.again()).isEmpty();
        assertThat(changing.scheduled(BUSINESS)).isEmpty();
        assertThat(desk.accounts.find(ACCOUNT).orElseThrow().plan().code()).isEqualTo("business");
    }

    @Test
    void who_chooses_the_earliest_instant_waits_for_no_day_that_is_typed_too() {
        FakeRequest request = laterBy(buyer(LONDON), ENTERPRISE, "2027-02-29").with("when", "earliest");

        assertThat(confirm(request)).isEqualTo("/plan?done=changed");

        assertThat(changing.scheduled(BUSINESS)).isEmpty();
        assertThat(desk.accounts.find(ACCOUNT).orElseThrow().plan()).isEqualTo(ENTERPRISE);
    }

    @Test
    void another_change_that_is_scheduled_meanwhile_is_said_and_nothing_else_is_scheduled() {
        done(changing.change(
                TOMASZ,
                ACCOUNT,
                ENTERPRISE,
                "Growth",
                review(ENTERPRISE).name(),
                MONDAY_NINE.plus(Duration.ofDays(9))));
        PlanPage page = memberPage(laterBy(buyer(LONDON), BASIC, "2026-12-24"));

        confirm(page);

        assertThat(page.again()).startsWith("Nothing was changed. In the meantime, another change was scheduled.");
        assertThat(scheduled().to()).isEqualTo(ENTERPRISE);
    }

    // ---- by an administrator

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo, 2026-11-24, 2026-11-23T15:00:00Z", "Pacific/Honolulu, 2026-11-23, 2026-11-23T10:00:00Z"})
    void a_later_day_by_an_administrator_begins_where_the_administrator_is_and_waits_for_no_term(
            ZoneId zone, String day, Instant begins) {
        done(changing.change(
                TOMASZ, ACCOUNT, ENTERPRISE, "Growth", review(ENTERPRISE).name(), null));
        AccountPlanPage page = adminPage(laterBy(PageInjector.tomasz("en", zone), DEVELOPER, day), "Budget");
        assertThat(firstLaterDay(page)).isEqualTo(day);

        assertThat(confirm(page)).isEqualTo("/admin/account?id=" + ACCOUNT + "&tab=plan&done=changed");

        assertThat(scheduled().effectiveAt()).isEqualTo(begins);
        assertThat(scheduled().reason()).isEqualTo("Budget");
        assertThat(scheduled().scheduledBy()).isEqualTo(TOMASZ.id());
    }

    @Test
    void what_an_administrator_typed_stays_whichever_field_has_to_be_corrected() {
        Person tomasz = PageInjector.tomasz("en", ZoneId.of("Asia/Tokyo"));
        AccountPlanPage today = adminPage(laterBy(tomasz, DEVELOPER, "2026-11-23"), "Budget");
        AccountPlanPage noDay = adminPage(laterBy(tomasz, DEVELOPER, "2027-02-30"), "Budget");
        AccountPlanPage noReason = adminPage(laterBy(tomasz, DEVELOPER, "2026-12-24"), "  ");

        confirm(today);
        confirm(noDay);
        confirm(noReason);

        assertThat(today.problems().of("day")).isEqualTo(TOO_EARLY);
        assertThat(today.reason()).isEqualTo("Budget");
        assertThat(noDay.problems().of("day")).isEqualTo(NO_DAY);
        assertThat(noDay.day()).isEqualTo("2027-02-30");
        assertThat(noDay.reason()).isEqualTo("Budget");
        assertThat(noReason.problems().of("reason")).isEqualTo("Enter a reason");
        assertThat(noReason.problems().of("day")).isEmpty();
        assertThat(noReason.day()).isEqualTo("2026-12-24");
        assertThat(noReason.isLater()).isTrue();
        assertThat(changing.scheduled(BUSINESS)).isEmpty();
    }

    // ---- pages

    private PlanReview review(SupportPlan to) {
        return changing.review(TOMASZ, ACCOUNT, to).orElseThrow();
    }

    private PlanChange scheduled() {
        return changing.scheduled(BUSINESS).orElseThrow();
    }

    /** A form that confirms a change to this plan for a later day. */
    private FakeRequest laterBy(Person person, SupportPlan to, String day) {
        return FakeRequest.post("/plan")
                .by(person)
                .with("to", to.code())
                .with("reviewed", review(to).name().text())
                .with("when", "later")
                .with("day", day);
    }

    private static Person buyer(ZoneId zone) {
        return new Person(
                BUSINESS.id(),
                BUSINESS.email(),
                BUSINESS.name(),
                Set.of(Role.MEMBER),
                ACCOUNT,
                "en",
                null,
                EnumSet.allOf(Grant.class),
                null,
                zone);
    }

    private PlanPage memberPage(FakeRequest request) {
        return around(request).fill(new PlanPage());
    }

    private AccountPlanPage adminPage(FakeRequest request, String reason) {
        Injector around = around(request.with("id", ACCOUNT.digits()).with("reason", reason));
        AccountTabs tabs = around.with(desk.fill(new ManagingAccounts())).fill(new AccountTabs());
        return around.with(tabs).fill(new AccountPlanPage());
    }

    private Injector around(FakeRequest request) {
        CasePolicy policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        return PageInjector.answering(request, changing, desk.fill(new ManagingSignIns()), policy, desk.clock);
    }

    private static String firstLaterDay(PlanChangeForm page) {
        return Objects.requireNonNull(page.review()).firstLaterDay();
    }

    private String confirm(FakeRequest request) {
        return confirm(memberPage(request));
    }

    /** Presses the button; gives the address where that leads, which is empty when it stays on the page. */
    private static String confirm(PlanChangeForm page) {
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.post("/plan"))) {
            page.confirm();
            return faces.location();
        }
    }
}
