package org.caseport.web.pages.customer.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.account.Member;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.draft.DraftId;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.PromiseExplanations;
import org.junit.jupiter.api.Test;

class CallPreviewTest {

    private final SupportDesk desk = new SupportDesk();

    @Test
    void a_draft_by_phone_says_by_when_it_would_be_called_as_the_case_will_say() {
        CallPreview preview = preview(Map.of("method", "phone", "severity", "urgent", "language", "en"));

        assertThat(preview.isPlanned()).isTrue();
        assertThat(preview.by().at()).isEqualTo(SupportDesk.MONDAY_NINE.plusSeconds(3_600));
        assertThat(preview.by().basis()).isEqualTo(CallBy.Basis.RESPONSE_DUE);
        assertThat(preview.hours()).isEqualTo("Phone support is open 24/7.");
    }

    @Test
    void nothing_is_said_of_a_call_before_one_is_chosen_or_could_be_made() {
        assertThat(preview(Map.of("method", "web", "severity", "urgent", "language", "en"))
                        .isPlanned())
                .isFalse();
        assertThat(preview(Map.of("method", "phone", "language", "en")).isPlanned())
                .isFalse();
        assertThat(preview(Map.of("method", "phone", "severity", "urgent")).isPlanned())
                .isFalse();
        assertThat(preview(Map.of("method", "phone", "severity", "urgent", "language", "xx"))
                        .isPlanned())
                .isFalse();
        assertThat(preview(Map.of("language", "xx")).hours()).isEmpty();
    }

    private CallPreview preview(Map<String, String> chosen) {
        Member bea = SupportDesk.BUSINESS;
        Map<String, String> fields = new LinkedHashMap<>(Map.of("caseType", "technical"));
        fields.putAll(chosen);
        DraftId draft = desk.drafting.begin(bea);
        desk.drafting.save(bea, draft, fields);
        try (FakeFaces faces = FakeFaces.answering(
                FakeRequest.get("/cases/create").with("draft", draft.value()).with("step", "contact"))) {
            Injector injector = new Injector()
                    .with(desk.clock, desk.drafting, desk.consulting, desk.fill(new PlanningCalls()), new Bea())
                    .with(CasePolicy.class, CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()));
            injector.with(injector.fill(new Labels()));
            injector.with(injector.fill(new PromiseExplanations()));
            injector.with(injector.fill(new CallByExplanations()));
            injector.with(injector.start(new CreateCaseWizard()));
            assertThat(faces.location()).isEmpty();
            return injector.fill(new CallPreview());
        }
    }

    private static final class Bea extends CurrentUser {

        @Override
        public Member member() {
            return SupportDesk.BUSINESS;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
