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
import org.caseport.domain.draft.DraftId;
import org.junit.jupiter.api.Test;

class SupportCaseTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final Member ANA = new Member(new PersonId("ana"), "Ana", "ana@demo.example", ACCOUNT);
    private static final Agent AGENT = new Agent(new PersonId("kim"), "Kim", false, Set.of("en"), Set.of());
    private static final Body TEXT = new Body("Here it is.");

    private static final Silence SILENCE =
            new Silence(MONDAY_NINE.plus(Duration.ofDays(3)), MONDAY_NINE.plus(Duration.ofDays(5)));

    private final SupportCase opened = SupportCase.open(
            CaseId.of(ACCOUNT, 2026, 7L),
            new DisplayId("1730000042"),
            new DraftId("0123456789abcdef0123456789abcdef"),
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
    void a_case_can_be_reopened_for_fourteen_times_twenty_four_hours_to_the_instant() {
        opened.agentResolves(AGENT, null, List.of(), MONDAY_NINE);
        Instant last = MONDAY_NINE.plus(Duration.ofDays(14));

        assertThat(opened.canReopenAt(last)).isTrue();
        assertThat(opened.canReopenAt(last.plusMillis(1))).isFalse();
        assertThatThrownBy(() -> opened.reopen(ANA, TEXT, List.of(), last.plusMillis(1)))
                .isInstanceOf(IllegalStateException.class);
        opened.reopen(ANA, TEXT, List.of(), last);
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
                Details.NONE,
                ContactLanguage.ENGLISH,
                ContactMethod.WEB,
                null,
                List.of(),
                new Promise(
                        Duration.ofHours(24),
                        Promise.Clock.AROUND_THE_CLOCK,
                        MONDAY_NINE.plus(Duration.ofHours(24)),
                        ZoneOffset.UTC,
                        "2022-05",
                        List.of()));
    }
}
