package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.AdditionalContacts;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final Instant TUESDAY_NINE_UTC = Instant.parse("2026-11-24T09:00:00Z");
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");
    private static final Refusal NEEDS_DEVELOPER = new Refusal(Refusal.Reason.NOT_IN_PLAN, DEVELOPER, null);

    private final Labels english = labels(Locale.ENGLISH);
    private final Labels japanese = labels(Locale.JAPANESE);

    @Test
    void a_refused_choice_says_which_plan_unlocks_it() {
        assertThat(english.why(new Offer.Refused<>(CaseType.TECHNICAL, NEEDS_DEVELOPER)))
                .isEqualTo("Technical cases need the Developer plan or above");
        assertThat(english.why(new Offer.Refused<>(Severity.NORMAL, NEEDS_DEVELOPER)))
                .isEqualTo("Needs the Developer plan or above");
        assertThat(english.why(new Offer.Refused<>(new AdditionalContacts(10), NEEDS_DEVELOPER)))
                .isEqualTo("Additional contacts need the Developer plan or above");
        assertThat(japanese.why(new Offer.Refused<>(CaseType.TECHNICAL, NEEDS_DEVELOPER)))
                .isEqualTo("技術的なケースは デベロッパー プラン以上で利用できます");
    }

    @Test
    void a_granted_choice_needs_no_reason() {
        assertThat(english.why(new Offer.Granted<>(Severity.LOW))).isEmpty();
    }

    @Test
    void a_closed_method_says_when_it_opens() {
        Refusal closed = new Refusal(Refusal.Reason.CLOSED_NOW, null, TUESDAY_NINE_UTC.plus(Duration.ofHours(2)));

        assertThat(english.why(new Offer.Refused<>(ContactMethod.PHONE, closed)))
                .isEqualTo("Closed now. Opens Tue 24 Nov 2026, 12:00 CET (in 2 h)");
        assertThat(english.why(Refusal.of(Refusal.Reason.CLOSED_NOW))).isEqualTo("Closed now");
    }

    @Test
    void a_sentence_beside_a_field_says_what_to_do_there() {
        assertThat(english.sentence(Violation.of("subject", Violation.Problem.MISSING)))
                .isEqualTo("Enter a subject");
        assertThat(english.sentence(Violation.of("answer.error-code", Violation.Problem.MISSING)))
                .isEqualTo("Answer this question");
        assertThat(english.sentence(Violation.of("request.0.region", Violation.Problem.MISSING)))
                .isEqualTo("Choose a region");
        assertThat(english.sentence(Violation.of("description", Violation.Problem.TOO_LONG, "8000", "12345")))
                .isEqualTo("Shorten this to 8,000 characters or fewer (it has 12,345)");
        assertThat(english.sentence(Violation.of("phone", Violation.Problem.NOT_A_PHONE_NUMBER, "GB")))
                .isEqualTo("Enter a UK phone number, including the area code");
        assertThat(english.sentence(Violation.of("phone", Violation.Problem.NOT_A_PHONE_NUMBER, "DE")))
                .isEqualTo("Enter a phone number for Germany, including the area code");
        assertThat(japanese.sentence(Violation.of("phone", Violation.Problem.NOT_A_PHONE_NUMBER, "DE")))
                .startsWith("ドイツの電話番号");
        assertThat(english.sentence(Violation.refused("severity", NEEDS_DEVELOPER)))
                .isEqualTo("Needs the Developer plan or above");
        assertThat(english.sentence(
                        Violation.of("draft", Violation.Problem.TOO_MANY_CASES, "10", "2026-11-24T09:30:00Z")))
                .contains("10 cases", "Tue 24 Nov 2026, 10:30 CET (in 30 min)");
    }

    @Test
    void one_is_not_told_as_several() {
        assertThat(english.sentence(Violation.of("contact", Violation.Problem.TOO_MANY_CONTACTS, "1")))
                .isEqualTo("You can add up to 1 additional contact");
        assertThat(english.sentence(Violation.of("contact", Violation.Problem.TOO_MANY_CONTACTS, "1000")))
                .isEqualTo("You can add up to 1,000 additional contacts");
        assertThat(english.sentence(
                        Violation.of("draft", Violation.Problem.TOO_MANY_CASES, "1", "2026-11-24T09:30:00Z")))
                .contains("has opened 1 case in the last hour");
    }

    @Test
    void a_member_reads_of_a_status_from_the_members_side_and_an_agent_does_not() {
        Labels members = labels(Locale.ENGLISH, true);

        assertThat(Stream.of(CaseStatus.values()).map(members::of))
                .containsExactly(
                        "Received",
                        "Work in progress",
                        "Waiting for you",
                        "You replied",
                        "Support is investigating",
                        "Reopened",
                        "Resolved");
        assertThat(Stream.of(CaseStatus.values()).map(english::of))
                .containsExactly(
                        "Unassigned",
                        "Work in progress",
                        "Pending customer action",
                        "Customer action completed",
                        "Pending support action",
                        "Reopened",
                        "Resolved");
    }

    @Test
    void a_list_of_words_reads_as_people_say_it() {
        assertThat(english.list(List.of())).isEmpty();
        assertThat(english.list(List.of("service"))).isEqualTo("service");
        assertThat(english.list(List.of("service", "category", "severity")))
                .isEqualTo("service, category and severity");
        assertThat(japanese.list(List.of("サービス", "カテゴリ"))).isEqualTo("サービス、カテゴリ");
    }

    @Test
    void a_file_is_named_as_it_is_even_if_its_name_looks_like_a_format() {
        assertThat(english.sentence(Violation.of("files", Violation.Problem.FILE_EXPIRED, "{0} it's.png")))
                .startsWith("{0} it's.png expired after an hour");
    }

    @Test
    void a_target_reads_as_people_say_it() {
        assertThat(english.duration(Duration.ofHours(12), Promise.Clock.BUSINESS_HOURS))
                .isEqualTo("12 business hours");
        assertThat(english.duration(Duration.ofMinutes(15), Promise.Clock.AROUND_THE_CLOCK))
                .isEqualTo("15 minutes");
        assertThat(english.duration(Duration.ofHours(1), Promise.Clock.AROUND_THE_CLOCK))
                .isEqualTo("1 hour");
        assertThat(japanese.duration(Duration.ofHours(24), Promise.Clock.AROUND_THE_CLOCK))
                .isEqualTo("24 時間");
    }

    @Test
    void sizes_are_told_as_file_managers_do() {
        assertThat(english.size(0)).isEqualTo("0 bytes");
        assertThat(english.size(1)).isEqualTo("1 byte");
        assertThat(english.size(215_040)).isEqualTo("210 KB");
        assertThat(english.size(5_242_880)).isEqualTo("5 MB");
        assertThat(english.size(1_258_291)).isEqualTo("1.2 MB");
    }

    @Test
    void languages_are_named_even_if_the_bundle_does_not_know_them() {
        assertThat(english.of(ContactLanguage.JAPANESE)).isEqualTo("Japanese");
        assertThat(english.of(new ContactLanguage("de"))).isEqualTo("German");
    }

    private static Labels labels(Locale locale) {
        return labels(locale, false);
    }

    private static Labels labels(Locale locale, boolean member) {
        Labels labels = new Labels();
        labels.currentUser = new CurrentUser() {
            @Override
            public boolean isMember() {
                return member;
            }

            @Override
            public Locale locale() {
                return locale;
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Berlin");
            }
        };
        labels.policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        labels.clock = Clock.fixed(TUESDAY_NINE_UTC, ZoneOffset.UTC);
        return labels;
    }
}
