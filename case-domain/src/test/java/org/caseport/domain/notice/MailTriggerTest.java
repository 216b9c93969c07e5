package org.caseport.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTriggerTest {

    @ParameterizedTest
    @CsvSource({
        "case.created, '', CREATED",
        "case.communication.added, SUPPORT REPLY, ANSWERED",
        "case.communication.added, SUPPORT INVESTIGATION, ANSWERED",
        "case.communication.added, SUPPORT REPLY CALL, ANSWERED",
        "case.communication.added, SUPPORT QUESTION, ASKED",
        "case.resolved, work-in-progress resolved AGENT, RESOLVED",
        "case.resolved, work-in-progress resolved CUSTOMER, RESOLVED",
        "case.resolved, pending-customer-action resolved SYSTEM, RESOLVED_IN_SILENCE",
        "case.reopened, resolved reopened CUSTOMER, REOPENED",
        "case.reopened, resolved reopened AGENT, REOPENED",
        "case.reminder, '', REMINDED",
        "case.callback.tried, busy 1 2026-11-23T09:30:00Z 2026-11-23T10:00:00Z 6a1f, CALL_MISSED",
        "case.callback.tried, another-time 0 2026-11-23T09:30:00Z 2026-11-23T09:45:00Z 6a1f, CALL_AGREED",
        "case.callback.tried, wrong-number 2 - - 6a1f, CALL_WRONG_NUMBER",
        "case.callback.done, gave-up 6a1f, CALL_GAVE_UP"
    })
    void people_are_mailed_what_concerns_them(String kind, String detail, MailTrigger trigger) {
        assertThat(MailTrigger.of(notice(kind, detail))).contains(trigger);
    }

    @ParameterizedTest
    @CsvSource({
        "case.communication.added, CUSTOMER REPLY",
        "case.communication.added, CUSTOMER DESCRIPTION",
        "case.status.changed, work-in-progress pending-customer-action AGENT",
        "case.severity.changed, low high",
        "case.callback.planned, 2026-11-23T10:00:00Z response-due 6a1f",
        "case.callback.tried, busy 1 2026-11-23T09:30:00Z 2026-11-23T10:00:00Z written 6a1f",
        "case.callback.tried, busy 3 - - 6a1f",
        "case.callback.tried, wrong-number 2 - - written 6a1f",
        "case.callback.tried, reached 1 - - 6a1f",
        "case.callback.done, gave-up written 6a1f",
        "case.callback.done, reached 6a1f"
    })
    void people_are_not_mailed_what_they_said_themselves_or_what_only_moves_the_case(String kind, String detail) {
        assertThat(MailTrigger.of(notice(kind, detail))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SUPPORT CLOSING", "CUSTOMER CLOSING", "CUSTOMER REOPENING"})
    void what_is_said_with_a_change_goes_into_the_mail_about_the_change(String detail) {
        assertThat(MailTrigger.of(notice("case.communication.added", detail))).isEmpty();
    }

    @Test
    void a_kind_that_nobody_knows_yet_is_not_mailed() {
        assertThat(MailTrigger.of(notice("case.sung.about", ""))).isEqualTo(Optional.empty());
    }

    private static Notice notice(String kind, String detail) {
        return new Notice(new CaseId("case-123456789012-muen-2026-74a757cd8cf7558a"), kind, 2, detail, Instant.EPOCH);
    }
}
