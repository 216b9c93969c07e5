package org.caseport.policy.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caseport.domain.cases.Promise.Clock.AROUND_THE_CLOCK;
import static org.caseport.domain.cases.Promise.Clock.BUSINESS_HOURS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.sla.AroundTheClock;
import org.caseport.policy.sla.OpeningHours;
import org.caseport.policy.sla.Shift;
import org.caseport.policy.sla.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBooksTest {

    private static final PolicyBooks SHIPPED = PolicyBooks.shipped();
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Account SAUDI = new Account(
            new AccountId("123456789012"), "Dune", "SA", "SA-01", RIYADH, new SupportPlan("developer"), false, null);

    @Test
    void a_book_is_in_force_from_midnight_utc_of_its_date_until_the_next() {
        assertThat(SHIPPED.inForce(Instant.parse("2022-05-18T00:00:00Z")).version())
                .isEqualTo("2022-05");
        assertThat(SHIPPED.inForce(Instant.parse("2098-12-31T23:59:59.999Z")).version())
                .isEqualTo("2022-05");
        assertThat(SHIPPED.inForce(Instant.parse("2099-01-01T00:00:00Z")).version())
                .isEqualTo("2099-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHIPPED.inForce(Instant.parse("2022-05-17T23:59:59Z")))
                .withMessage("no policy book is in force at 2022-05-17T23:59:59Z");
    }

    @Test
    void a_book_is_found_by_its_version_for_ever() {
        assertThat(SHIPPED.book("2022-05")).isPresent();
        assertThat(SHIPPED.book("1999-01")).isEmpty();
        assertThat(SHIPPED.all()).extracting(PolicyBook::version).containsExactly("2099-01", "2022-05");
    }

    @Test
    void two_books_with_one_version_or_one_date_are_too_many() {
        PolicyBook book = SHIPPED.all().get(0);
        PolicyBook sameVersion = CopiedBook.of(book, book.version(), LocalDate.of(2030, 1, 1));
        PolicyBook sameDate = CopiedBook.of(book, "other", book.effective());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyBooks.of(List.of(book, sameVersion)))
                .withMessageContaining("2099-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyBooks.of(List.of(book, sameDate)))
                .withMessageContaining("2099-01-01");
    }

    @Test
    void the_support_api_and_its_calls_begin_with_business() {
        List<PlanTerms> plans =
                SHIPPED.inForce(Instant.parse("2026-11-23T00:00:00Z")).plans();

        assertThat(plans).extracting(PlanTerms::supportApi).containsExactly(false, false, true, true, true);
        assertThat(plans).extracting(PlanTerms::callsPerSecond).containsExactly(0, 0, 5, 5, 5);
        assertThat(plans).extracting(PlanTerms::casesPerHour).containsOnly(10);
    }

    @Test
    void the_later_line_up_answers_critical_in_thirty_fifteen_and_five_minutes() {
        assertThat(SHIPPED.book("2099-01").orElseThrow().plans())
                .extracting(terms -> terms.name().in("en"))
                .containsExactly("Basic", "Business Support+", "Enterprise", "Unified Operations");
        assertThat(SHIPPED.book("2099-01").orElseThrow().plans().stream()
                        .flatMap(terms -> terms.answers().entrySet().stream())
                        .filter(answer -> answer.getKey().code().equals("critical"))
                        .map(answer -> answer.getValue().time().toMinutes()))
                .containsExactly(30L, 15L, 5L);
    }

    @Test
    void english_business_hours_are_where_the_account_is() {
        LanguageHours english = SHIPPED.book("2022-05")
                .orElseThrow()
                .language(ContactLanguage.ENGLISH)
                .orElseThrow();

        assertThat(english.clock(BUSINESS_HOURS, SAUDI))
                .isEqualTo(new OpeningHours(
                        RIYADH,
                        List.of(new Shift(480, 1080)),
                        new WorkingDays("SA", "SA-01", EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY))));
        assertThat(english.clock(AROUND_THE_CLOCK, SAUDI)).isEqualTo(new AroundTheClock(RIYADH));
        for (ContactMethod method : ContactMethod.values()) {
            assertThat(english.hours(method, SAUDI)).isEqualTo(new AroundTheClock(RIYADH));
        }
    }

    @Test
    void japanese_hours_are_those_of_japan() {
        LanguageHours japanese = SHIPPED.book("2022-05")
                .orElseThrow()
                .language(ContactLanguage.JAPANESE)
                .orElseThrow();
        OpeningHours japan = new OpeningHours(
                ZoneId.of("Asia/Tokyo"),
                List.of(new Shift(540, 1080)),
                new WorkingDays("JP", null, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));

        assertThat(japanese.clock(BUSINESS_HOURS, SAUDI)).isEqualTo(japan);
        assertThat(japanese.hours(ContactMethod.CHAT, SAUDI)).isEqualTo(japan);
        assertThat(japanese.hours(ContactMethod.PHONE, SAUDI)).isEqualTo(japan);
        assertThat(japanese.hours(ContactMethod.WEB, SAUDI)).isEqualTo(new AroundTheClock(RIYADH));
    }

    @ParameterizedTest
    @CsvSource({
        "15 min, PT15M, AROUND_THE_CLOCK",
        "1 h, PT1H, AROUND_THE_CLOCK",
        "1 business hour, PT1H, BUSINESS_HOURS",
        "24 business hours, PT24H, BUSINESS_HOURS"
    })
    void a_target_is_a_time_and_a_clock(String text, Duration time, org.caseport.domain.cases.Promise.Clock clock) {
        assertThat(ResponseTarget.parse(text)).contains(new ResponseTarget(time, clock));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 h", "1 hour", "h", "1h", "24 business", "-1 h", "15 min."})
    void what_is_no_target_is_none(String text) {
        assertThat(ResponseTarget.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12 h, 12 h, false",
        "13 h, 12 h, true",
        "12 business hours, 12 h, true",
        "1 business hour, 12 h, true",
        "12 h, 12 business hours, false",
        "12 business hours, 24 business hours, false"
    })
    void a_target_that_waits_for_opening_hours_is_slower(String one, String other, boolean slower) {
        assertThat(ResponseTarget.parse(one)
                        .orElseThrow()
                        .isSlowerThan(ResponseTarget.parse(other).orElseThrow()))
                .isEqualTo(slower);
    }
}
