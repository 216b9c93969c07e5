package org.caseport.web.application.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.DueCases;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.cases.CaseRetention;
import org.caseport.web.fakes.InMemoryCases;
import org.junit.jupiter.api.Test;

/** What time alone does to cases. */
class ProcessingDueCasesTest {

    private static final InactivityDeadline SILENCE =
            new InactivityDeadline(MONDAY_NINE.plus(Duration.ofDays(3)), MONDAY_NINE.plus(Duration.ofDays(7)));

    private final SupportDesk desk = new SupportDesk();
    private final ProcessingDueCases watching = new ProcessingDueCases();

    ProcessingDueCasesTest() {
        desk.fill(new Injector()
                .with(new DueInMemory(desk.cases), desk.fill(new CaseRetention()))
                .fill(watching));
    }

    private void itIs(Instant now) {
        desk.itIs(now);
    }

    private SupportCase urgent() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.SEVERITY, "urgent");
        return desk.openCase(BUSINESS, fields);
    }

    @Test
    void after_a_night_without_a_server_every_warning_is_given_and_each_once() {
        SupportCase open = urgent();
        itIs(MONDAY_NINE.plus(Duration.ofHours(9)));

        assertThat(watching.warn()).isEqualTo(1);
        assertThat(watching.warn()).isZero();

        assertThat(desk.told)
                .filteredOn(CaseEvent.ResponseWarning.class::isInstance)
                .extracting(event -> ((CaseEvent.ResponseWarning) event).percent())
                .containsExactly(50, 75, 90, 100);
        assertThat(open.state().warned()).isEqualTo(100);
    }

    @Test
    void a_silent_customer_is_reminded_once_and_then_the_case_resolves() {
        SupportCase open = urgent();
        open.askForInformation(KIM, new Body("Which one?"), List.of(), SILENCE, MONDAY_NINE);
        itIs(SILENCE.remindAt());

        watching.processInactive();
        watching.processInactive();

        assertThat(desk.told).filteredOn(CaseEvent.Reminded.class::isInstance).hasSize(1);
        itIs(SILENCE.resolveAt());
        watching.processInactive();
        assertThat(open.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(watching.processInactive()).isZero();
    }

    @Test
    void after_a_week_without_a_server_a_silent_customer_is_not_reminded_of_what_is_resolved() {
        SupportCase open = urgent();
        open.askForInformation(KIM, new Body("Which one?"), List.of(), SILENCE, MONDAY_NINE);
        itIs(SILENCE.resolveAt().plus(Duration.ofDays(2)));

        watching.processInactive();

        assertThat(open.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(desk.told).noneMatch(CaseEvent.Reminded.class::isInstance);
    }

    @Test
    void a_case_is_kept_for_the_months_that_are_shown() {
        urgent();
        itIs(Instant.parse("2028-11-23T09:00:00Z"));

        assertThat(watching.deleteExpired()).isZero();

        itIs(Instant.parse("2028-11-23T09:00:01Z"));
        assertThat(watching.deleteExpired()).isEqualTo(1);
        assertThat(desk.cases.byId).isEmpty();
        assertThat(desk.journal).extracting(JournalEntry::act).contains("case.deleted");
    }

    private record DueInMemory(InMemoryCases cases) implements DueCases {

        @Override
        public List<SupportCase> lockDueForWarning(Instant now, int most) {
            return those(one -> one.nextWarningAt() != null && !now.isBefore(one.nextWarningAt()));
        }

        @Override
        public List<SupportCase> lockInactive(Instant now, int most) {
            return those(one -> {
                InactivityDeadline silence = one.state().silence();
                return silence != null
                        && (!now.isBefore(silence.resolveAt())
                                || (!silence.reminded() && !now.isBefore(silence.remindAt())));
            });
        }

        @Override
        public List<CaseId> deleteOpenedBefore(Instant before, int most) {
            List<SupportCase> old = those(one -> one.openedAt().isBefore(before));
            old.forEach(one -> cases.byId.remove(one.id()));
            return old.stream().map(SupportCase::id).toList();
        }

        private List<SupportCase> those(Predicate<SupportCase> wanted) {
            return cases.byId.values().stream().filter(wanted).toList();
        }
    }
}
