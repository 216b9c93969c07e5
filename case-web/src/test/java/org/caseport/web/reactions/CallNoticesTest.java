package org.caseport.web.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.notice.Notice;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

/** What people and programs are notified of a call: codes and instants, in the order in which it happened. */
class CallNoticesTest {

    private final SupportDesk desk = new SupportDesk();
    private final CaseId id = desk.openCase(BUSINESS, byPhone()).id();
    private final Callback asked = desk.callbacks.open(id);

    @Test
    void each_step_that_the_customer_can_see_is_told_once_with_the_id_of_the_callback() {
        record(Map.of("outcome", "busy"));
        desk.later(Duration.ofHours(1));
        record(Map.of("outcome", "another-time", "at", "2026-11-24T10:00:00Z"));
        desk.changingCalls.change(
                BUSINESS, id, form(Map.of("country", "GB", "phone", "020 7946 0022", "at", "2026-11-25T10:00:00Z")));
        record(Map.of("outcome", "reached", "description", "We talked."));

        Instant due = asked.callBy().at();
        Instant again = MONDAY_NINE.plus(Duration.ofMinutes(30));
        assertThat(told())
                .containsExactly(
                        "planned " + due + " response-due " + asked.id(),
                        "tried busy 1 " + again + " " + again.plus(Duration.ofMinutes(30)) + " " + asked.id(),
                        "tried another-time 0 2026-11-24T09:50:00Z 2026-11-24T10:00:00Z " + asked.id(),
                        "planned 2026-11-24T10:00:00Z chosen " + asked.id(),
                        "planned 2026-11-25T10:00:00Z chosen " + asked.id(),
                        "tried reached 1 - - " + asked.id(),
                        "done reached " + asked.id());
    }

    @Test
    void a_call_that_moves_with_its_case_is_planned_in_the_other_one() {
        CaseId other = desk.openCase(BUSINESS).id();
        desk.working.merge(KIM, id, other);

        assertThat(told())
                .containsExactly(
                        "planned " + asked.callBy().at() + " response-due " + asked.id(),
                        "planned " + asked.callBy().at() + " response-due " + asked.id());
    }

    private void record(Map<String, String> outcome) {
        Callback open = desk.callbacks.open(id);
        done(desk.claimingCalls.claim(KIM, open.id(), true));
        done(desk.recordingCalls.record(KIM, open.id(), UUID.randomUUID(), form(outcome)));
    }

    private static DraftFields form(Map<String, String> fields) {
        return DraftFields.of(fields);
    }

    /** The notices about calls: the last part of the kind, and the detail. */
    private List<String> told() {
        return NoticesOfEvents.of(desk.told, "case.callback.").stream()
                .map(CallNoticesTest::words)
                .toList();
    }

    private static String words(Notice notice) {
        return notice.kind().substring("case.callback.".length()) + " " + notice.detail();
    }

    private static Map<String, String> byPhone() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "phone");
        fields.put(DraftFields.COUNTRY, "GB");
        fields.put(DraftFields.PHONE, "020 7946 0018");
        return fields;
    }
}
