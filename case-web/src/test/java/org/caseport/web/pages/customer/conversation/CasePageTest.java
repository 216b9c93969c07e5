package org.caseport.web.pages.customer.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CasePageTest {

    private FakeFaces faces;

    @AfterEach
    void leaveThePage() {
        faces.close();
    }

    @Test
    void a_resolved_case_says_until_when_the_policy_lets_it_be_reopened() {
        CasePage fourteen = page(PolicyBooks.shipped(), Duration.ofDays(15), Map.of());
        CasePage twentyOne = page(longer(), Duration.ofDays(15), Map.of());

        assertThat(fourteen.isReopenable()).isFalse();
        assertThat(fourteen.reopenableUntil()).isEqualTo("Mon 7 Dec 2026, 10:00 CET");
        assertThat(fourteen.reopenableDays()).isEqualTo(14);
        assertThat(twentyOne.isReopenable()).isTrue();
        assertThat(twentyOne.reopenableUntil()).isEqualTo("Mon 14 Dec 2026, 10:00 CET");
        assertThat(twentyOne.reopenableDays()).isEqualTo(21);
    }

    @Test
    void the_days_of_the_policy_are_in_the_sentences_of_both_languages() {
        CasePage page = page(longer(), Duration.ofDays(22), Map.of());
        Texts english = new Texts(Locale.ENGLISH);
        Texts japanese = new Texts(Locale.JAPANESE);

        assertThat(english.get("reply.resolve.text", page.reopenableDays())).contains("within 21 days");
        assertThat(japanese.get("reply.resolve.text", page.reopenableDays())).contains("21 日以内");
        assertThat(english.get("case.tooLate.text", page.reopenableUntil(), page.reopenableDays()))
                .contains("for 21 days after");
        assertThat(japanese.get("case.tooLate.text", page.reopenableUntil(), page.reopenableDays()))
                .contains("21 日間");
        assertThat(english.get("reply.resolve.text", 1)).contains("within 1 day.");
    }

    @Test
    void a_rating_that_comes_too_late_is_told_the_policys_days() {
        Map<String, String> refused = Map.of("rating", "too_late");

        assertThat(page(PolicyBooks.shipped(), Duration.ofDays(15), refused).ratingProblem())
                .isEqualTo("Ratings close 14 days after a case is resolved");
        assertThat(page(ChangedBook.with("rating: 14 days", "rating: 1 day"), Duration.ofDays(15), refused)
                        .ratingProblem())
                .isEqualTo("Ratings close 1 day after a case is resolved");
    }

    private static PolicyBooks longer() {
        return ChangedBook.with("reopening: 14 days", "reopening: 21 days");
    }

    /** The page of a case that was resolved so long ago, under these books. */
    private CasePage page(PolicyBooks books, Duration ago, Map<String, String> parameters) {
        SupportDesk desk = new SupportDesk(books);
        SupportCase resolved = desk.openCase(BUSINESS);
        resolved.customerResolves(BUSINESS, null, List.of(), MONDAY_NINE);
        desk.later(ago);
        FakeRequest request =
                FakeRequest.get("/cases/case").with("id", resolved.id().value());
        parameters.forEach(request::with);
        faces = FakeFaces.answering(request);
        Injector injector = new Injector()
                .with(
                        desk.clock,
                        desk.consulting,
                        desk.rating,
                        desk.redacting,
                        new Ana(),
                        new NoRevisions(),
                        new OneCase(resolved))
                .with(CasePolicy.class, CasePolicy.readingFrom(books, Catalogs.shipped()));
        return injector.start(injector.with(injector.fill(new Labels())).fill(new CasePage()));
    }

    private static final class Ana extends CurrentUser {

        @Override
        public Person person() {
            return new Person(BUSINESS.id(), "ana@company.example", BUSINESS.name(), Set.of(), null, null, null);
        }

        @Override
        public Member member() {
            return BUSINESS;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Berlin");
        }
    }

    private static final class NoRevisions extends LiveRevisions {

        @Override
        public String of(Person person, String name) {
            return "";
        }
    }

    private static final class OneCase extends ReadingCases {

        private final SupportCase only;

        OneCase(SupportCase only) {
            this.only = only;
        }

        @Override
        public Optional<SupportCase> find(Member member, CaseId id) {
            return Optional.of(only);
        }
    }
}
