package org.caseport.web.pages.customer.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.pages.customer.conversation.ACall.ASKED_AT;
import static org.caseport.web.pages.customer.conversation.ACall.DUE;
import static org.caseport.web.pages.customer.conversation.ACall.NUMBER;
import static org.caseport.web.pages.customer.conversation.ACall.WITH_EXTENSION;
import static org.caseport.web.pages.customer.conversation.ACall.after;
import static org.caseport.web.pages.customer.conversation.ACall.claimed;
import static org.caseport.web.pages.customer.conversation.ACall.planned;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.SupportCase;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YourCallTest {

    private static final Instant LATER = DUE.minusSeconds(600);

    private final SupportCase supportCase = new SupportDesk().openCase(SupportDesk.BUSINESS);

    @Test
    void a_planned_call_says_which_number_by_when_and_which_try_it_is() {
        assertThat(page("en", planned(WITH_EXTENSION)).sentence())
                .isEqualTo("We call +49 30 123456, then 12, by Tue 24 Nov, 11:00 CET. Try 1 of 3.");
        assertThat(page("en", planned(NUMBER)).sentence())
                .isEqualTo("We call +49 30 123456 by Tue 24 Nov, 11:00 CET. Try 1 of 3.");
        assertThat(page("ja", planned(WITH_EXTENSION)).sentence())
                .isEqualTo("11月24日（火）11:00 CET までに +49 30 123456（内線 12）へお電話します（1 回目、全 3 回）。");
        assertThat(page("en", planned(NUMBER)).earliest()).isEmpty();
        assertThat(page("en", planned(NUMBER)).isChangeable()).isTrue();
    }

    @Test
    void a_call_that_was_forgotten_is_not_promised_for_the_past() {
        YourCall late = page("en", planned(NUMBER), DUE.plusSeconds(60), true, List.of());

        assertThat(late.sentence())
                .isEqualTo("We should have called +49 30 123456 by Tue 24 Nov, 11:00 CET."
                        + " We’ll call as soon as possible. Try 1 of 3.");
        assertThat(late.isOverdue()).isTrue();
    }

    @Test
    void while_an_agent_calls_it_says_so_and_nothing_can_be_changed() {
        YourCall now = page("en", claimed(planned(NUMBER)));

        assertThat(now.sentence()).isEqualTo("An agent is calling you right now.");
        assertThat(now.isBeingCalled()).isTrue();
        assertThat(now.isChangeable()).isFalse();
        assertThat(now.isOpenToChanges()).isFalse();
    }

    @Test
    void after_no_answer_it_says_what_happened_and_when_the_next_try_is() {
        CallBy next = ACall.by(
                CallBy.Basis.NEXT_TRY, Instant.parse("2026-11-24T11:00:00Z"), Instant.parse("2026-11-24T10:30:00Z"));
        Callback missed = after(claimed(planned(NUMBER)).missed(SupportDesk.KIM.id(), next, LATER));
        YourCall page = page(
                "en",
                missed,
                LATER,
                true,
                List.of(ACall.attempt(1, CallOutcome.BUSY, LATER), ACall.attempt(0, CallOutcome.LATE, LATER)));

        assertThat(page.sentence()).isEqualTo("We call +49 30 123456 by Tue 24 Nov, 12:00 CET. Try 2 of 3.");
        assertThat(page.earliest()).isEqualTo("We won’t call before Tue 24 Nov, 11:30 CET.");
        assertThat(page.tries()).extracting(CallTry::outcome).containsExactly(CallOutcome.BUSY);
        assertThat(page.outcome(page.tries().get(0))).isEqualTo("Busy");
    }

    @Test
    void a_wrong_number_asks_for_another_one() {
        Callback wrong = after(claimed(planned(WITH_EXTENSION)).wrongNumber(SupportDesk.KIM.id(), LATER));

        assertThat(page("en", wrong).sentence())
                .isEqualTo("We reached someone else at +49 30 123456, then 12."
                        + " Enter another number so that we can call you.");
        assertThat(page("en", wrong).isNumberAsked()).isTrue();
        assertThat(page("en", wrong).isChangeable()).isTrue();
        assertThat(page("en", wrong).isOwed()).isFalse();
    }

    @Test
    void what_is_done_says_how_it_ended() {
        Callback claimed = claimed(planned(NUMBER));
        CallBy by = claimed.callBy();
        Callback twice = after(claimed(after(claimed.missed(SupportDesk.KIM.id(), by, LATER)))
                .missed(SupportDesk.KIM.id(), by, LATER));

        assertThat(page("en", after(claimed.reached(SupportDesk.KIM.id(), LATER)))
                        .sentence())
                .isEqualTo("We spoke with you on Tue 24 Nov, 10:50 CET. The summary is in the correspondence.");
        assertThat(page("en", after(claimed(twice).missed(SupportDesk.KIM.id(), by, LATER)))
                        .sentence())
                .startsWith("We called +49 30 123456 3 times and couldn’t reach you.");
        assertThat(page("en", after(planned(NUMBER).cancel(LATER))).sentence())
                .isEqualTo("The call was cancelled on Tue 24 Nov, 10:50 CET. Support will reply in writing.");
        assertThat(page("en", after(claimed.resolve(LATER))).sentence())
                .isEqualTo("The case was resolved on Tue 24 Nov, 10:50 CET, so we won’t call.");
        assertThat(page("en", after(claimed.resolve(LATER))).isOpenToChanges()).isFalse();
    }

    @Test
    void who_may_not_reply_reads_it_and_changes_nothing() {
        YourCall page = page("en", planned(NUMBER), LATER, false, List.of());

        assertThat(page.isChangeable()).isFalse();
        assertThat(page.isOpenToChanges()).isTrue();
    }

    @Test
    void every_state_and_outcome_has_its_words_in_both_languages() {
        for (String language : List.of("en", "ja")) {
            for (CallOutcome outcome : CallOutcome.values()) {
                if (outcome != CallOutcome.LATE) {
                    assertThat(page(language, planned(NUMBER)).outcome(ACall.attempt(1, outcome, LATER)))
                            .as(language + outcome)
                            .isNotBlank();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "being_called, An agent is calling you right now. Nothing was changed.",
        "done, This call is no longer planned. Nothing was changed.",
        "not_granted, You don’t have permission to change calls.",
        "<script>, ''",
    })
    void an_address_says_why_a_change_was_refused_and_nothing_that_is_not_ours(String answer, String sentence) {
        try (FakeFaces faces =
                FakeFaces.answering(FakeRequest.get("/cases/case").with("call", answer))) {
            assertThat(page("en", planned(NUMBER)).problem()).isEqualTo(sentence);
            assertThat(faces.location()).isEmpty();
        }
    }

    private YourCall page(String language, Callback call) {
        return page(language, call, ASKED_AT.plusSeconds(60), true, List.of());
    }

    private YourCall page(String language, Callback call, Instant now, boolean mayChange, List<CallTry> tries) {
        YourCall bean = new YourCall();
        ACall.page(language, now, new ReadingCalls.YourCall(call, tries, mayChange), supportCase)
                .fill(bean);
        return bean;
    }
}
