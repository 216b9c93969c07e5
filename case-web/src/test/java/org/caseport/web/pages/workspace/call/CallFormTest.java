package org.caseport.web.pages.workspace.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.call.CallFields;
import org.junit.jupiter.api.Test;

class CallFormTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_time_is_read_by_the_agents_wall_clock() {
        DraftFields form = outcome(Map.of("outcome", "no-answer", "next", "2026-11-24T10:30", "proposed", ""));

        assertThat(form.get(CallFields.AT)).isEqualTo("2026-11-24T09:30:00Z");
        assertThat(CallForm.time(form, BERLIN)).isEqualTo("2026-11-24T10:30");
    }

    @Test
    void a_next_try_that_is_still_the_proposed_one_is_no_choice() {
        assertThat(outcome(Map.of("outcome", "busy", "next", "2026-11-24T10:30", "proposed", "2026-11-24T10:30"))
                        .get(CallFields.AT))
                .isEmpty();
    }

    @Test
    void only_the_time_that_belongs_to_the_outcome_counts() {
        Map<String, String> both =
                new HashMap<>(Map.of("next", "2026-11-24T10:30", "time", "2026-11-25T16:00", "proposed", ""));
        both.put("outcome", "another-time");

        assertThat(outcome(both).get(CallFields.AT)).isEqualTo("2026-11-25T15:00:00Z");
    }

    @Test
    void what_is_no_time_stays_as_it_is_typed() {
        DraftFields form = outcome(Map.of("outcome", "another-time", "time", "tomorrow"));

        assertThat(form.get(CallFields.AT)).isEqualTo("tomorrow");
        assertThat(CallForm.time(form, BERLIN)).isEqualTo("tomorrow");
    }

    @Test
    void what_is_kept_already_need_not_be_sent_and_nothing_else_is_taken() {
        DraftFields kept = DraftFields.EMPTY.with(CallFields.SUMMARY, "We talked.");

        DraftFields form = CallForm.outcome(kept, Map.of("outcome", "reached", "severity", "low"), BERLIN);

        assertThat(form.byName())
                .containsOnly(Map.entry("outcome", "reached"), Map.entry(CallFields.SUMMARY, "We talked."));
    }

    @Test
    void a_proposal_is_rounded_up_to_minutes() {
        assertThat(CallForm.local(Instant.parse("2026-11-24T09:30:00Z"), BERLIN))
                .isEqualTo("2026-11-24T10:30");
        assertThat(CallForm.local(Instant.parse("2026-11-24T09:30:01Z"), BERLIN))
                .isEqualTo("2026-11-24T10:31");
    }

    private static DraftFields outcome(Map<String, String> sent) {
        return CallForm.outcome(DraftFields.EMPTY, sent, BERLIN);
    }
}
