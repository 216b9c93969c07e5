package org.caseport.policy.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallBy.Basis;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By when support calls: the examples of the specification, with nights, holidays and summer time. */
class CallPolicyTest {

    private static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Account ACCOUNT = new Account(
            new AccountId("123456789012"), "A", "DE", "DE-BE", BERLIN, new SupportPlan("enterprise"), false, null);

    private static CallPolicy calls(String language) {
        return POLICY.calls(ACCOUNT, new ContactLanguage(language), Instant.parse("2026-11-24T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0} at {1}, due {2}: by {3}")
    @CsvSource({
        "en, 2026-11-24T10:00:00Z, 2026-11-24T11:00:00Z, 2026-11-24T11:00:00Z, RESPONSE_DUE",
        "ja, 2026-11-24T13:00+09:00, 2026-11-24T17:00+09:00, 2026-11-24T17:00+09:00, RESPONSE_DUE",
        // Closing time itself counts as open.
        "ja, 2026-11-24T14:00+09:00, 2026-11-24T18:00+09:00, 2026-11-24T18:00+09:00, RESPONSE_DUE",
        "ja, 2026-11-24T17:30+09:00, 2026-11-24T21:30+09:00, 2026-11-25T09:30+09:00, AFTER_OPENING",
        "ja, 2026-11-27T16:00+09:00, , 2026-11-30T11:00+09:00, LATER_CALL",
        "en, 2026-11-28T23:00:00Z, , 2026-11-29T03:00:00Z, LATER_CALL",
        // Labor Thanksgiving Day is on Monday, 23 November 2026.
        "ja, 2026-11-20T16:00+09:00, , 2026-11-24T11:00+09:00, LATER_CALL",
        "ja, 2026-11-20T17:30+09:00, 2026-11-20T21:30+09:00, 2026-11-24T09:30+09:00, AFTER_OPENING",
        // The response due has passed without a response.
        "en, 2026-11-24T10:00:00Z, 2026-11-24T09:00:00Z, 2026-11-24T10:30:00Z, AFTER_OPENING",
        "ja, 2026-11-24T19:00+09:00, 2026-11-24T17:00+09:00, 2026-11-25T09:30+09:00, AFTER_OPENING"
    })
    void a_call_is_owed_by_the_response_due_or_in_phone_hours(
            String language, String asked, String due, String expected, Basis basis) {
        CallBy by = calls(language).owed(due == null ? null : instant(due), instant(asked));

        assertThat(by.at()).isEqualTo(instant(expected));
        assertThat(by.basis()).isEqualTo(basis);
        assertThat(by.earliest()).isEqualTo(instant(asked));
        assertThat(by.due()).isEqualTo(due == null ? null : instant(due));
        assertThat(by.book()).isEqualTo("2022-05");
    }

    @Test
    void the_derivation_says_what_was_counted() {
        CallBy by = calls("ja").owed(null, instant("2026-11-27T16:00+09:00"));

        assertThat(by.zone()).isEqualTo(TOKYO);
        assertThat(by.derivation().stream()
                        .filter(stretch -> stretch.isCounted())
                        .map(stretch -> stretch.length()))
                .containsExactly(Duration.ofHours(2), Duration.ofHours(2));
        assertThat(by.derivation()).anyMatch(stretch -> !stretch.isCounted());
    }

    @ParameterizedTest
    @CsvSource({
        // A night in which the clock goes forward, and one in which it goes back.
        "2026-03-28T22:00:00Z, 2026-03-29T02:00:00Z",
        "2026-10-24T22:00:00Z, 2026-10-25T02:00:00Z"
    })
    void around_the_clock_hours_are_hours_whatever_the_clock_does(String asked, String expected) {
        assertThat(calls("en").owed(null, instant(asked)).at()).isEqualTo(instant(expected));
    }

    @ParameterizedTest(name = "after try {0} at {1}: {2}")
    @CsvSource({
        "1, 2026-11-24T10:00:00Z, 2026-11-24T10:30:00Z",
        "2, 2026-11-24T10:00:00Z, 2026-11-24T12:00:00Z",
        "5, 2026-11-24T10:00:00Z, 2026-11-24T12:00:00Z",
        // Nine in the evening in Berlin is night.
        "1, 2026-11-24T19:29:00Z, 2026-11-24T19:59:00Z",
        "1, 2026-11-24T19:30:00Z, 2026-11-25T07:00:00Z",
        // The night in which summer time ends, and the one in which it begins.
        "1, 2026-10-24T18:45:00Z, 2026-10-25T07:00:00Z",
        "1, 2026-03-28T19:45:00Z, 2026-03-29T06:00:00Z"
    })
    void the_next_try_comes_after_a_pause_and_not_at_night(int made, String now, String expected) {
        CallBy next = calls("en").nextTry(made, before(), BERLIN, Severity.HIGH, instant(now));

        assertThat(next.earliest()).isEqualTo(instant(expected));
        assertThat(next.at()).isEqualTo(instant(expected).plus(Duration.ofMinutes(30)));
        assertThat(next.basis()).isEqualTo(Basis.NEXT_TRY);
    }

    @Test
    void a_critical_or_urgent_case_is_called_at_night_too() {
        Instant evening = instant("2026-11-24T21:00:00Z");

        assertThat(calls("en")
                        .nextTry(1, before(), BERLIN, Severity.URGENT, evening)
                        .earliest())
                .isEqualTo(instant("2026-11-24T21:30:00Z"));
        assertThat(calls("en")
                        .nextTry(1, before(), BERLIN, Severity.CRITICAL, evening)
                        .earliest())
                .isEqualTo(instant("2026-11-24T21:30:00Z"));
    }

    @Test
    void the_pause_is_counted_in_phone_hours_and_the_next_try_is_within_them() {
        CallPolicy japanese = calls("ja");

        assertThat(japanese.nextTry(2, before(), TOKYO, Severity.LOW, instant("2026-11-24T17:00+09:00"))
                        .earliest())
                .isEqualTo(instant("2026-11-25T10:00+09:00"));
        // A pause that ends when the phone closes ends when it opens.
        assertThat(japanese.nextTry(1, before(), TOKYO, Severity.LOW, instant("2026-11-24T17:30+09:00"))
                        .earliest())
                .isEqualTo(instant("2026-11-25T09:00+09:00"));
        // It opens at one in the morning in Berlin, where the night ends at 16:00 in Tokyo.
        assertThat(japanese.nextTry(1, before(), BERLIN, Severity.LOW, instant("2026-11-24T17:45+09:00"))
                        .earliest())
                .isEqualTo(instant("2026-11-25T16:00+09:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T15:00+09:00", "2026-11-24T18:00+09:00", "2026-12-23T10:00+09:00"})
    void a_time_can_be_chosen_in_phone_hours_within_thirty_days(String at) {
        Optional<CallBy> chosen = calls("ja").chosen(instant(at), null, instant("2026-11-24T14:00+09:00"));

        assertThat(chosen).hasValueSatisfying(by -> {
            assertThat(by.at()).isEqualTo(instant(at));
            assertThat(by.earliest()).isEqualTo(instant(at).minus(Duration.ofMinutes(10)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T14:00+09:00",
                "2026-11-24T13:00+09:00",
                "2026-11-24T18:01+09:00",
                "2026-11-24T08:59+09:00",
                "2026-11-28T10:00+09:00",
                "2026-12-25T10:00+09:00"
            })
    void no_other_time_can_be_chosen(String at) {
        assertThat(calls("ja").chosen(instant(at), null, instant("2026-11-24T14:00+09:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JP, Asia/Tokyo",
        // Büsingen has the same time as Berlin.
        "DE, Europe/Berlin",
        // Several times of the day: the account's.
        "US, Europe/Berlin",
        "ZZ, Europe/Berlin"
    })
    void the_place_is_that_of_the_number_where_its_country_has_one_time(String country, String zone) {
        CallbackNumber number = new CallbackNumber(country, "+1 2", null);

        assertThat(PhonePlaces.of(number, ACCOUNT, instant("2026-11-24T10:00:00Z")))
                .isEqualTo(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "US, +1 212-555-2368, America/New_York",
        "US, +1 415-555-2368, America/Los_Angeles",
        "AU, +61 2 5550 1234, Australia/Sydney",
        "JP, +81 3-3210-7000, Asia/Tokyo",
        "GB, +44 20 7946 0018, Europe/London",
        "DE, +49 30 123456, Europe/Berlin",
        // Free of charge, wherever it is answered: the account's.
        "US, +1 800-555-0199, Europe/Berlin"
    })
    void where_the_area_of_a_number_has_one_time_the_place_is_there(String country, String number, String zone) {
        assertThat(PhonePlaces.of(new CallbackNumber(country, number, null), ACCOUNT, instant("2026-11-24T10:00:00Z")))
                .isEqualTo(ZoneId.of(zone));
    }

    private static CallBy before() {
        return calls("en").owed(null, instant("2026-11-24T08:00:00Z"));
    }

    private static Instant instant(String text) {
        return text.endsWith("+09:00")
                ? LocalDateTime.parse(text.substring(0, text.length() - 6))
                        .atZone(TOKYO)
                        .toInstant()
                : Instant.parse(text);
    }
}
