package org.caseport.web.pages.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.junit.jupiter.api.Test;

class QueueRowTest {

    private static final Instant DUE = MONDAY_NINE.plus(Duration.ofHours(4));
    private static final CaseId ID = new CaseId("case-333333333333-muen-2026-0123456789abcdef");

    @Test
    void a_case_whose_subject_shows_nothing_is_called_by_its_number() {
        assertThat(row("\u200b\u2060").subject()).isEqualTo("Case 1730000042");
        assertThat(row("It is cold").subject()).isEqualTo("It is cold");
    }

    @Test
    void a_plan_has_its_whole_name() {
        assertThat(row("It is cold").plan()).isEqualTo("Enterprise On-Ramp");
    }

    private static QueueRow row(String subject) {
        Injector injector = new Injector()
                .with(new SettableClock(MONDAY_NINE), new Kim())
                .with(CasePolicy.class, CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()));
        Labels labels = injector.fill(new Labels());
        DueTimeFormatter times = injector.with(labels).fill(new DueTimeFormatter());
        return QueueRow.of(line(subject), "Compute", labels, times);
    }

    private static Queue.Line line(String subject) {
        return new Queue.Line(
                ID,
                new DisplayId("1730000042"),
                subject,
                "Blue Harbor",
                new SupportPlan("enterprise-on-ramp"),
                CaseType.TECHNICAL,
                "compute",
                Severity.NORMAL,
                CaseStatus.UNASSIGNED,
                new ContactLanguage("en"),
                ContactMethod.WEB,
                null,
                false,
                MONDAY_NINE,
                DUE.minus(Duration.ofHours(1)),
                DUE,
                null,
                MONDAY_NINE,
                0,
                false,
                new Queue.Place(0, DUE, ID));
    }

    private static final class Kim extends CurrentUser {

        @Override
        public boolean isMember() {
            return false;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Berlin");
        }
    }
}
