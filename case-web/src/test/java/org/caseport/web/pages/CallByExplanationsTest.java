package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.caseport.domain.account.Account;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

/** The worked examples of calls, as pages explain them. */
class CallByExplanationsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());

    /** Tue 17:30 in Tokyo, due at 21:30. */
    private static final Instant EVENING = Instant.parse("2026-11-24T08:30:00Z");

    private static final Instant NIGHTLY_DUE = Instant.parse("2026-11-24T12:30:00Z");

    @Test
    void a_due_within_phone_hours_is_its_own_reason() {
        Instant now = Instant.parse("2026-11-24T04:00:00Z");
        CallBy by = japanese(now).owed(Instant.parse("2026-11-24T08:00:00Z"), now);
        CallByExplanations words = words("en", TOKYO, now);

        assertThat(words.reason(by))
                .isEqualTo("This is when the first response is due (target). Phone support is open then.");
        assertThat(words.inWriting(by)).isEmpty();
        assertThat(words.lines(by)).isEmpty();
        assertThat(words.source(by)).isEqualTo("Policy version 2022-05.");
    }

    @Test
    void a_due_after_closing_is_explained_with_the_opening_and_the_answer_in_writing() {
        CallBy by = japanese(EVENING).owed(NIGHTLY_DUE, EVENING);
        CallByExplanations words = words("en", TOKYO, EVENING);

        assertThat(by.at()).isEqualTo(Instant.parse("2026-11-25T00:30:00Z"));
        assertThat(words.reason(by))
                .isEqualTo("The first response is due Tue 24 Nov 2026, 21:30 JST (target), but we can’t call by then."
                        + " We call within 30 min of phone hours from Wed 25 Nov 2026, 09:00 JST.");
        assertThat(words.inWriting(by))
                .isEqualTo("Target for a first response in writing: Tue 24 Nov 2026, 21:30 JST.");
        assertThat(words.lines(by))
                .extracting(PromiseExplanations.Line::text)
                .containsExactly("Wed 25 Nov, 09:00 to 09:30");
        assertThat(words.source(by)).isEqualTo("Counted in phone hours, Japan Time. Policy version 2022-05.");
    }

    @Test
    void an_answer_in_writing_is_announced_until_it_is_due_and_no_longer() {
        CallBy by = japanese(EVENING).owed(NIGHTLY_DUE, EVENING);

        assertThat(words("en", TOKYO, NIGHTLY_DUE.plusSeconds(1)).inWriting(by)).isEmpty();
    }

    @Test
    void a_weekend_between_is_told_in_the_readers_zone() {
        Instant friday = Instant.parse("2026-11-27T07:00:00Z");
        CallBy by = japanese(friday).owed(null, friday);
        CallByExplanations words = words("en", TOKYO, friday);

        assertThat(by.at()).isEqualTo(Instant.parse("2026-11-30T02:00:00Z"));
        assertThat(words.reason(by))
                .isEqualTo("Support has already responded in this case, and later responses carry no target."
                        + " We call within 4 h of phone hours from your request.");
        assertThat(words.lines(by))
                .extracting(PromiseExplanations.Line::text)
                .containsExactly(
                        "Fri 27 Nov, 16:00 to 18:00",
                        "Fri 27 Nov, 18:00 to Mon 30 Nov, 09:00: Phone support closed and weekend",
                        "Mon 30 Nov, 09:00 to 11:00");
        assertThat(words("en", BERLIN, friday).lines(by).get(0).text()).isEqualTo("Fri 27 Nov, 16:00 JST to 18:00 JST");
        assertThat(words("ja", TOKYO, friday).lines(by).get(1).text()).contains("電話サポートの受付時間外");
    }

    @Test
    void a_chosen_time_and_a_next_try_have_their_own_reasons() {
        CallPolicy calls = japanese(EVENING);
        CallBy owed = calls.owed(NIGHTLY_DUE, EVENING);
        CallByExplanations words = words("en", TOKYO, EVENING);
        Instant noon = Instant.parse("2026-11-25T03:00:00Z");

        assertThat(words.reason(calls.chosen(noon, null, EVENING).orElseThrow()))
                .isEqualTo("You chose this time, or agreed to it on the phone.");
        assertThat(words.reason(calls.nextTry(1, owed, TOKYO, Severity.HIGH, noon)))
                .isEqualTo("We couldn’t reach you on Wed 25 Nov 2026, 12:00 JST."
                        + " The next try is at least 30 min of phone hours later."
                        + " At night, we call for urgent cases only.");
        assertThat(words.reason(calls.nextTryAt(noon, owed, EVENING).orElseThrow()))
                .endsWith("The agent chose the time of the next try.");
    }

    @Test
    void hours_are_told_with_their_zone_and_their_country() {
        assertThat(words("en", BERLIN, EVENING)
                        .phoneHours(POLICY.hours(account(), ContactLanguage.JAPANESE, ContactMethod.PHONE, EVENING)))
                .isEqualTo("Phone support is open 09:00–18:00 (Japan Time) on working days in Japan.");
        assertThat(words("ja", TOKYO, EVENING)
                        .phoneHours(POLICY.hours(account(), ContactLanguage.JAPANESE, ContactMethod.PHONE, EVENING)))
                .isEqualTo("電話サポートの受付時間：日本の営業日の 09:00～18:00（日本時間）。");
        assertThat(words("en", BERLIN, EVENING)
                        .phoneHours(POLICY.hours(account(), ContactLanguage.ENGLISH, ContactMethod.PHONE, EVENING)))
                .isEqualTo("Phone support is open 24/7.");
    }

    @Test
    void a_number_is_read_out_with_its_extension() {
        assertThat(words("en", BERLIN, EVENING).number(new CallbackNumber("DE", "+49 30 123456", "12")))
                .isEqualTo("+49 30 123456, then 12");
        assertThat(words("ja", BERLIN, EVENING).number(new CallbackNumber("DE", "+49 30 123456", "12")))
                .isEqualTo("+49 30 123456（内線 12）");
        assertThat(words("en", BERLIN, EVENING).number(new CallbackNumber("DE", "+49 30 123456", null)))
                .isEqualTo("+49 30 123456");
    }

    private static CallPolicy japanese(Instant now) {
        return POLICY.calls(account(), ContactLanguage.JAPANESE, now);
    }

    private static Account account() {
        return new SupportDesk().accounts.find(SupportDesk.BUSINESS.account()).orElseThrow();
    }

    private static CallByExplanations words(String language, ZoneId zone, Instant now) {
        Injector injector = new Injector()
                .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
                .with(new Reader(language, zone));
        injector.with(injector.fill(new Labels()));
        injector.with(injector.fill(new PromiseExplanations()));
        return injector.fill(new CallByExplanations());
    }

    private static final class Reader extends CurrentUser {

        private final String language;
        private final ZoneId zone;

        Reader(String language, ZoneId zone) {
            this.language = language;
            this.zone = zone;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public String language() {
            return language;
        }

        @Override
        public Locale locale() {
            return Locale.forLanguageTag(language);
        }

        @Override
        public ZoneId zone() {
            return zone;
        }
    }
}
