package org.caseport.web.pages.customer.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.pages.customer.conversation.ACall.NUMBER;
import static org.caseport.web.pages.customer.conversation.ACall.WITH_EXTENSION;
import static org.caseport.web.pages.customer.conversation.ACall.after;
import static org.caseport.web.pages.customer.conversation.ACall.claimed;
import static org.caseport.web.pages.customer.conversation.ACall.planned;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.web.Injector;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.application.call.CallRejection;
import org.caseport.web.application.call.ChangingCalls;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallChangeTest {

    private static final Instant NOW = ACall.ASKED_AT.plusSeconds(60);

    private final SupportDesk desk = new SupportDesk();
    private final SupportCase supportCase = desk.openCase(SupportDesk.BUSINESS);
    private final Changes changes = new Changes();

    @Test
    void the_form_begins_with_what_the_call_has_now() {
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.get("/cases/call"))) {
            CallChange page = page(planned(WITH_EXTENSION));

            assertThat(page.field("country")).isEqualTo("DE");
            assertThat(page.field("phone")).isEqualTo("+49 30 123456");
            assertThat(page.field("extension")).isEqualTo("12");
            assertThat(page.field("at")).isEmpty();
            assertThat(page.present()).isEqualTo("Keep the time: by Tue 24 Nov, 11:00 CET");
            assertThat(page.zone()).isEqualTo("Central European Time");
            page.enter();
            assertThat(faces.location()).isEmpty();
        }
    }

    @Test
    void a_wrong_number_is_not_offered_again() {
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.get("/cases/call"))) {
            CallChange page = page(after(claimed(planned(WITH_EXTENSION)).wrongNumber(SupportDesk.KIM.id(), NOW)));

            assertThat(page.field("country")).isEqualTo("DE");
            assertThat(page.field("phone")).isEmpty();
            assertThat(page.field("extension")).isEmpty();
            assertThat(page.present()).isEqualTo("As soon as possible");
            assertThat(faces.location()).isEmpty();
        }
    }

    @Test
    void a_chosen_time_is_read_where_the_reader_is_and_shown_there_again() {
        try (FakeFaces faces = FakeFaces.answering(posted("chosen", "2026-11-25T09:30"))) {
            page(planned(NUMBER)).change();

            assertThat(changes.form.get(CallFields.AT)).isEqualTo("2026-11-25T08:30:00Z");
            assertThat(changes.form.get(DraftFields.PHONE)).isEqualTo("030 765432");
            assertThat(faces.location()).isEqualTo("/cases/case?id=" + supportCase.id() + "&call=changed#call");
        }
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.get("/cases/call"))) {
            Callback retimed = after(planned(NUMBER)
                    .changeTime(ACall.by(CallBy.Basis.CHOSEN, Instant.parse("2026-11-25T08:30:00Z"), NOW), NOW));

            assertThat(page(retimed).field("at")).isEqualTo("2026-11-25T09:30");
            assertThat(faces.location()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keep, 2026-11-25T09:30, ''",
        "chosen, '', -",
        "chosen, tomorrow, tomorrow",
        "'', 2026-11-25T09:30, ''",
    })
    void a_time_counts_only_where_it_is_chosen_and_what_is_none_is_left_to_be_refused(
            String when, String local, String given) {
        try (FakeFaces faces = FakeFaces.answering(posted(when, local))) {
            page(planned(NUMBER)).change();

            assertThat(changes.form.get(CallFields.AT)).isEqualTo(given);
            assertThat(faces.getResponseComplete()).isTrue();
        }
    }

    @Test
    void what_was_typed_stays_beside_what_is_wrong_with_it() {
        changes.outcome = new Outcome.Refused<>(
                new Rejection.Declined(List.of(Violation.of(DraftFields.PHONE, Problem.MISSING))));
        try (FakeFaces faces = FakeFaces.answering(posted("keep", ""))) {
            CallChange page = page(planned(NUMBER));
            page.change();

            assertThat(page.problems().of("phone")).isEqualTo("Enter a phone number");
            assertThat(page.field("phone")).isEqualTo("030 765432");
            assertThat(page.isPossible()).isTrue();
            assertThat(faces.location()).isEmpty();
        }
    }

    @Test
    void while_an_agent_calls_nothing_is_changed_and_the_text_stays() {
        changes.outcome = new Outcome.Refused<>(CallRejection.Why.BEING_CALLED);
        try (FakeFaces faces = FakeFaces.answering(posted("keep", ""))) {
            CallChange page = page(claimed(planned(NUMBER)));
            page.change();

            assertThat(page.isRefused()).isTrue();
            assertThat(page.isPossible()).isTrue();
            assertThat(page.field("phone")).isEqualTo("030 765432");
            assertThat(faces.location()).isEmpty();
        }
    }

    @Test
    void an_agents_call_has_no_form() {
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.get("/cases/call"))) {
            CallChange page = page(claimed(planned(NUMBER)));
            page.enter();

            assertThat(page.isPossible()).isFalse();
            assertThat(faces.location()).isEmpty();
        }
    }

    @Test
    void a_call_that_is_done_leads_back_to_the_case() {
        changes.outcome = new Outcome.Refused<>(CallRejection.Why.DONE);
        try (FakeFaces faces = FakeFaces.answering(posted("keep", ""))) {
            page(after(planned(NUMBER).cancel(NOW))).change();
            assertThat(faces.location()).endsWith("&call=done#call");
        }
        try (FakeFaces faces = FakeFaces.answering(FakeRequest.get("/cases/call"))) {
            page(after(planned(NUMBER).cancel(NOW))).enter();
            assertThat(faces.location()).isEqualTo("/cases/case?id=" + supportCase.id());
        }
    }

    @Test
    void who_may_not_reply_is_told_so() {
        changes.outcome = new Outcome.Refused<>(new Rejection.NotGranted(Grant.REPLY));
        try (FakeFaces faces = FakeFaces.answering(posted("keep", ""))) {
            page(planned(NUMBER)).change();
            assertThat(faces.location()).endsWith("&call=not_granted#call");
        }
    }

    @Test
    void a_case_that_went_meanwhile_is_not_found() {
        changes.outcome = new Outcome.Refused<>(Rejection.NotFound.CASE);
        try (FakeFaces faces = FakeFaces.answering(posted("keep", ""))) {
            page(planned(NUMBER)).change();
            assertThat(faces.response.getStatus()).isEqualTo(404);
        }
    }

    private static FakeRequest posted(String when, String local) {
        return FakeRequest.post("/cases/call")
                .with("country", "DE")
                .with("phone", "030 765432")
                .with("extension", "")
                .with("when", when)
                .with("at", local);
    }

    private CallChange page(Callback call) {
        Injector injector = ACall.page("en", NOW, new ReadingCalls.YourCall(call, List.of(), true), supportCase);
        return injector.with(desk.consulting, changes).fill(new CallChange());
    }

    private static final class Changes extends ChangingCalls {

        private Outcome<Callback> outcome = new Outcome.Done<>(planned(NUMBER));
        private DraftFields form = DraftFields.EMPTY;

        @Override
        public Outcome<Callback> change(Member member, CaseId id, DraftFields typed) {
            form = typed;
            return outcome;
        }
    }
}
