package org.caseport.web.pages.customer.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.junit.jupiter.api.Test;

class StartPageTest {

    private static final Instant DUE = MONDAY_NINE.plus(Duration.ofHours(10));
    private static final Instant AT_RISK = MONDAY_NINE.plus(Duration.ofHours(3));

    @Test
    void a_case_is_at_risk_from_the_instant_that_its_promise_names_however_much_of_the_time_has_passed() {
        assertThat(lineAt(AT_RISK.minusSeconds(1)).atRisk()).isFalse();

        StartPage.CaseLine line = lineAt(AT_RISK);

        assertThat(line.atRisk()).isTrue();
        assertThat(line.used()).isEqualTo(30);
        assertThat(line.late()).isFalse();
    }

    /** The line of a case that was opened on Monday at nine. */
    private static StartPage.CaseLine lineAt(Instant now) {
        CaseSummary opened = new CaseSummary(
                new CaseId("case-333333333333-muen-2026-0123456789abcdef"),
                new DisplayId("1730000042"),
                "It is cold",
                CaseType.TECHNICAL,
                "compute",
                Severity.NORMAL,
                CaseStatus.UNASSIGNED,
                ContactMethod.WEB,
                MONDAY_NINE,
                MONDAY_NINE,
                DUE,
                AT_RISK,
                "Bea",
                null);
        Injector injector = new Injector().with(new SettableClock(now), new Bea(), new OneCase(opened));
        return injector.with(injector.fill(new Labels()))
                .fill(new StartPage())
                .latest()
                .get(0);
    }

    private static final class Bea extends CurrentUser {

        @Override
        public Member member() {
            return BUSINESS;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Berlin");
        }
    }

    private static final class OneCase extends FindingCases {

        private final CaseSummary only;

        OneCase(CaseSummary only) {
            this.only = only;
        }

        @Override
        public List<Found> find(Member member, Filter filter, Order order, Place from, int most) {
            return List.of(new Found(only, null));
        }
    }
}
