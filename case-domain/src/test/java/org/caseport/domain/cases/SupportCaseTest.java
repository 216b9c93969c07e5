package org.caseport.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.junit.jupiter.api.Test;

class SupportCaseTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final Member ANA = new Member(new PersonId("ana"), "Ana", "ana@demo.example", ACCOUNT);
    private static final Agent AGENT = new Agent(new PersonId("kim"), "Kim", false, Set.of("en"), Set.of());
    private static final Body TEXT = new Body("Here it is.");

    private static final InactivityDeadline SILENCE =
            new InactivityDeadline(MONDAY_NINE.plus(Duration.ofDays(3)), MONDAY_NINE.plus(Duration.ofDays(5)));

    private final SupportCase opened = SupportCase.open(
            CaseId.of(ACCOUNT, 2026, 7L),
            new DisplayId("1730000042"),
            new SupportCase.SubmissionKey("0123456789abcdef0123456789abcdef"),
            ANA,
            request(),
            List.of(),
            MONDAY_NINE);

    @Test
    void the_first_answer_that_the_customer_sees_is_the_first_response() {
        opened.take(AGENT, MONDAY_NINE.plusSeconds(60));
        assertThat(opened.firstResponseAt()).isNull();

        List<CaseEvent> events = opened.supportReplies(AGENT, TEXT, List.of(), MONDAY_NINE.plusSeconds(120));
        opened.supportReplies(AGENT, TEXT, List.of(), MONDAY_NINE.plusSeconds(180));

        assertThat(opened.firstResponseAt()).isEqualTo(MONDAY_NINE.plusSeconds(120));
        assertThat(events).singleElement().satisfies(e -> assertThat(((CaseEvent.CommunicationAdded) e).firstResponse())
                .isTrue());
    }

    @Test
    void a_customers_answer_gives_the_case_back_to_support() {
        opened.askForInformation(AGENT, TEXT, List.of(), SILENCE, MONDAY_NINE.plusSeconds(60));

        List<CaseEvent> events = opened.customerReplies(ANA, TEXT, List.of(), MONDAY_NINE.plusSeconds(120));

        assertThat(opened.status()).isEqualTo(CaseStatus.CUSTOMER_ACTION_COMPLETED);
        assertThat(events).hasSize(2);
        assertThat(opened.correspondence()).extracting(Communication::number).containsExactly(1, 2, 3);
    }

    @Test
    void resolving_twice_changes_nothing_and_tells_nobody() {
        assertThat(opened.customerResolves(ANA, null, List.of(), MONDAY_NINE.plusSeconds(60)))
                .hasSize(1);

        assertThat(opened.customerResolves(ANA, TEXT, List.of(), MONDAY_NINE.plusSeconds(120)))
                .isEmpty();
        assertThat(opened.resolvedAt()).isEqualTo(MONDAY_NINE.plusSeconds(60));
    }

    @Test
    void a_case_can_be_reopened_within_its_window_to_the_instant() {
        opened.agentResolves(AGENT, null, List.of(), MONDAY_NINE);
        Instant last = MONDAY_NINE.plus(WINDOW);

        assertThat(opened.canReopenAt(last, WINDOW)).isTrue();
        assertThat(opened.canReopenAt(last.plusMillis(1), WINDOW)).isFalse();
        assertThatThrownBy(() -> opened.reopen(ANA, TEXT, List.of(), WINDOW, last.plusMillis(1)))
                .isInstanceOf(IllegalStateException.class);
        opened.reopen(ANA, TEXT, List.of(), WINDOW, last);
        assertThat(opened.status()).isEqualTo(CaseStatus.REOPENED);
    }

    @Test
    void nobody_writes_into_a_resolved_case() {
        opened.agentResolves(AGENT, null, List.of(), MONDAY_NINE);

        assertThatThrownBy(() -> opened.customerReplies(ANA, TEXT, List.of(), MONDAY_NINE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> opened.supportReplies(AGENT, TEXT, List.of(), MONDAY_NINE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void taking_a_case_makes_it_the_agents_and_work_in_progress() {
        List<CaseEvent> events = opened.take(AGENT, MONDAY_NINE.plusSeconds(60));

        assertThat(opened.assignee()).isEqualTo(new Assignee(AGENT.id(), "Kim"));
        assertThat(opened.status()).isEqualTo(CaseStatus.WORK_IN_PROGRESS);
        assertThat(events).hasExactlyElementsOfTypes(CaseEvent.Assigned.class, CaseEvent.StatusChanged.class);
        assertThat(opened.take(AGENT, MONDAY_NINE.plusSeconds(61))).isEmpty();
    }

    @Test
    void who_answers_a_case_that_waits_for_somebody_has_taken_it() {
        opened.supportReplies(AGENT, TEXT, List.of(), MONDAY_NINE.plusSeconds(60));

        assertThat(opened.status()).isEqualTo(CaseStatus.WORK_IN_PROGRESS);
        assertThat(opened.assignee()).isEqualTo(new Assignee(AGENT.id(), "Kim"));
    }

    @Test
    void a_colleague_answers_without_taking_the_case_away() {
        opened.take(AGENT, MONDAY_NINE.plusSeconds(60));
        Agent lee = new Agent(new PersonId("lee"), "Lee", false, Set.of("en"), Set.of());

        opened.supportReplies(lee, TEXT, List.of(), MONDAY_NINE.plusSeconds(120));

        assertThat(opened.assignee()).isEqualTo(new Assignee(AGENT.id(), "Kim"));
    }

    @Test
    void silence_brings_one_reminder_and_then_the_resolution_by_the_system() {
        opened.askForInformation(AGENT, TEXT, List.of(), SILENCE, MONDAY_NINE);

        assertThat(opened.remind(SILENCE.remindAt().minusMillis(1))).isEmpty();
        assertThat(opened.remind(SILENCE.remindAt())).hasSize(1);
        assertThat(opened.remind(SILENCE.remindAt().plusSeconds(60))).isEmpty();
        assertThat(opened.expire(SILENCE.resolveAt().minusMillis(1))).isEmpty();
        opened.expire(SILENCE.resolveAt());

        assertThat(opened.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(opened.state().resolvedBy()).isEqualTo(ActingSide.SYSTEM);
    }

    @Test
    void an_answer_ends_the_silence() {
        opened.askForInformation(AGENT, TEXT, List.of(), SILENCE, MONDAY_NINE);

        opened.customerReplies(ANA, TEXT, List.of(), MONDAY_NINE.plusSeconds(60));

        assertThat(opened.remind(SILENCE.remindAt())).isEmpty();
        assertThat(opened.expire(SILENCE.resolveAt())).isEmpty();
        assertThat(opened.status()).isEqualTo(CaseStatus.CUSTOMER_ACTION_COMPLETED);
    }

    @Test
    void every_warning_is_given_once_and_what_was_missed_is_caught_up() {
        assertThat(opened.warn(MONDAY_NINE.plus(Duration.ofHours(12)).minusMillis(1)))
                .isEmpty();
        assertThat(opened.warn(MONDAY_NINE.plus(Duration.ofHours(12))))
                .containsExactly(
                        new CaseEvent.ResponseWarning(opened.id(), 50, MONDAY_NINE.plus(Duration.ofHours(12))));
        assertThat(opened.warn(MONDAY_NINE.plus(Duration.ofHours(13)))).isEmpty();

        List<CaseEvent> afterDowntime = opened.warn(MONDAY_NINE.plus(Duration.ofHours(30)));

        assertThat(afterDowntime)
                .extracting(event -> ((CaseEvent.ResponseWarning) event).percent())
                .containsExactly(75, 90, 100);
        assertThat(opened.nextWarningAt()).isNull();
    }

    @Test
    void an_answered_case_warns_nobody() {
        opened.supportReplies(AGENT, TEXT, List.of(), MONDAY_NINE.plusSeconds(60));

        assertThat(opened.nextWarningAt()).isNull();
        assertThat(opened.warn(MONDAY_NINE.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void another_severity_brings_another_promise_and_its_own_warnings() {
        opened.warn(MONDAY_NINE.plus(Duration.ofHours(13)));
        Promise hour = promise(Duration.ofHours(1));

        List<CaseEvent> events =
                opened.reclassify(AGENT, Severity.URGENT, hour, MONDAY_NINE.plus(Duration.ofHours(14)));

        assertThat(events)
                .containsExactly(new CaseEvent.SeverityChanged(
                        opened.id(),
                        AGENT.id(),
                        Severity.LOW,
                        Severity.URGENT,
                        hour.due(),
                        MONDAY_NINE.plus(Duration.ofHours(14))));
        assertThat(opened.request().promise()).isEqualTo(hour);
        assertThat(opened.nextWarningAt()).isEqualTo(MONDAY_NINE.plus(Duration.ofMinutes(30)));
        assertThat(opened.reclassify(AGENT, Severity.URGENT, hour, MONDAY_NINE)).isEmpty();
    }

    @Test
    void a_duplicate_points_to_the_case_that_remains_and_is_not_reopened_by_its_customer() {
        CaseId remaining = CaseId.of(ACCOUNT, 2026, 8L);

        opened.mergeInto(AGENT, remaining, MONDAY_NINE);

        assertThat(opened.state().mergedInto()).isEqualTo(remaining);
        assertThat(opened.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(opened.canReopenAt(MONDAY_NINE, WINDOW)).isFalse();
    }

    @Test
    void a_case_goes_on_only_in_another_one_of_its_account() {
        assertThatThrownBy(() -> opened.mergeInto(AGENT, opened.id(), MONDAY_NINE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> opened.mergeInto(AGENT, CaseId.of(new AccountId("555555555555"), 2026, 8L), MONDAY_NINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_agent_may_reopen_when_the_customers_time_is_over() {
        opened.agentResolves(AGENT, TEXT, List.of(), MONDAY_NINE);

        opened.agentReopens(AGENT, MONDAY_NINE.plus(Duration.ofDays(300)));

        assertThat(opened.status()).isEqualTo(CaseStatus.REOPENED);
        assertThat(opened.resolvedAt()).isNull();
    }

    @Test
    void what_was_seen_is_written_down_and_read_again() {
        assertThat(ConversationVersion.parse(opened.seen().toString()))
                .contains(new ConversationVersion(1, CaseStatus.UNASSIGNED));
        assertThat(ConversationVersion.parse("1.lost")).isEmpty();
        assertThat(ConversationVersion.parse("x.unassigned")).isEmpty();
        assertThat(ConversationVersion.parse("")).isEmpty();
    }

    @Test
    void a_case_belongs_to_the_account_its_id_names() {
        assertThat(opened.account()).isEqualTo(ACCOUNT);
        assertThat(opened.id().value()).isEqualTo("case-333333333333-muen-2026-0000000000000007");
        assertThat(CaseId.isCaseId("case-333333333333-muen-2026-000000000000000G"))
                .isFalse();
    }

    private static CaseRequest request() {
        return new CaseRequest(
                CaseType.TECHNICAL,
                "general-info",
                "other",
                Severity.LOW,
                new Subject("Printer"),
                new Body("It jams."),
                RequestDetails.NONE,
                ContactLanguage.ENGLISH,
                ContactMethod.WEB,
                null,
                List.of(),
                new SupportPlan("business"),
                promise(Duration.ofHours(24)));
    }

    private static Promise promise(Duration target) {
        Instant due = MONDAY_NINE.plus(target);
        return new Promise(
                target,
                Promise.Clock.AROUND_THE_CLOCK,
                due,
                ZoneOffset.UTC,
                "2022-05",
                List.of(new Promise.Stretch(MONDAY_NINE, due, Promise.Why.COUNTED, null)),
                new Promise.Warnings(List.of(50, 75, 90, 100), 75));
    }
}
