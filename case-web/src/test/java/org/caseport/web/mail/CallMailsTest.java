package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.notice.MailContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mails about calls, in both languages. */
class CallMailsTest {

    private static final Instant AT = SupportDesk.MONDAY_NINE;
    /** The day after a holiday in Japan. */
    private static final Instant TUESDAY_IN_JAPAN = Instant.parse("2026-11-24T06:00:00Z");

    private static final Agent KIM = SupportDesk.KIM;

    /** A callback's id, which is the last code of each notice about it. */
    private static final String CALL = "0f3c7a520000400080000000000000aa";

    private final SupportDesk desk = new SupportDesk();

    @Test
    void the_confirmation_says_by_when_support_calls() {
        assertThat(created("en"))
                .contains("We’ll call you. On the case page, you can change the number or the time,"
                        + " or cancel the call.")
                .contains("We call you by: Mon 23 Nov 2026, 10:00 GMT")
                .doesNotContain("7946");
        assertThat(created("ja"))
                .contains("お電話を差し上げます。")
                .contains("2026年11月24日（火）07:00 GMT")
                .doesNotContain("7946");
    }

    @Test
    void a_confirmation_of_a_case_without_a_call_says_nothing_of_one() {
        SupportCase written = desk.openCase(SupportDesk.BUSINESS);

        assertThat(text(MailTrigger.CREATED, new Notice(written.id(), "case.created", 1, "", AT), written, null, null))
                .contains("We’ll reply by e-mail and on the case page.")
                .doesNotContain("call you");
    }

    @Test
    void who_was_not_reached_reads_when_the_next_try_is() {
        assertThat(tried(MailTrigger.CALL_MISSED, "en", "no-answer 1 2026-11-23T09:30:00Z 2026-11-23T10:00:00Z"))
                .contains("We couldn’t reach you by phone")
                .contains("We’ll try again from Mon 23 Nov 2026, 09:30 GMT.");
        assertThat(tried(MailTrigger.CALL_MISSED, "ja", "busy 1 2026-11-23T09:30:00Z 2026-11-23T10:00:00Z"))
                .contains("2026年11月23日（月）09:30 GMT 以降に改めてお電話します。");
    }

    @Test
    void who_asked_for_another_time_has_it_in_writing() {
        String detail = "another-time 0 2026-11-24T09:45:00Z 2026-11-24T10:00:00Z";

        assertThat(tried(MailTrigger.CALL_AGREED, "en", detail))
                .contains("Your call has a new time")
                .contains("we’ll call you at Tue 24 Nov 2026, 10:00 GMT.")
                .doesNotContain("7946");
        assertThat(tried(MailTrigger.CALL_AGREED, "ja", detail)).contains("2026年11月24日（火）10:00 GMT にお電話します。");
    }

    @Test
    void after_the_last_try_it_says_until_when_a_reply_is_awaited() {
        assertThat(tried(MailTrigger.CALL_GAVE_UP, "en", "gave-up"))
                .contains("We tried to call you several times and couldn’t reach you.")
                .contains("Without a reply, the case will be resolved on Sat 28 Nov 2026, 09:00 GMT.");
        assertThat(tried(MailTrigger.CALL_GAVE_UP, "ja", "gave-up")).contains("何度かお電話を差し上げました");
    }

    @Test
    void a_wrong_number_asks_for_another() {
        assertThat(tried(MailTrigger.CALL_WRONG_NUMBER, "en", "wrong-number 1 - -"))
                .contains("We need another phone number from you")
                .contains("Enter another number on the case page.")
                .doesNotContain("7946");
        assertThat(tried(MailTrigger.CALL_WRONG_NUMBER, "ja", "wrong-number 1 - -"))
                .contains("別の電話番号をお知らせください");
    }

    @Test
    void a_summary_is_told_from_a_reply() {
        SupportCase called = called("en");
        called.supportCalls(KIM, new Body("We restarted it together."), AT);
        Communication summary = called.correspondence().get(1);

        assertThat(text(
                        MailTrigger.ANSWERED,
                        new Notice(called.id(), "case.communication.added", 2, "SUPPORT REPLY CALL", AT),
                        called,
                        null,
                        summary))
                .contains("Summary of our call")
                .contains("Read below what we talked about.")
                .contains("We restarted it together.")
                .doesNotContain("Support has replied");
    }

    private String created(String language) {
        SupportCase called = called(language);
        return text(
                MailTrigger.CREATED,
                new Notice(called.id(), "case.created", 1, "", AT),
                called,
                desk.callbacks.of(called.id()).get(0),
                null);
    }

    private String tried(MailTrigger trigger, String language, String detail) {
        SupportCase called = called(language);
        if (trigger != MailTrigger.CALL_MISSED && trigger != MailTrigger.CALL_AGREED) {
            called.waitForCustomer(
                    KIM, new InactivityDeadline(AT.plusSeconds(3 * 86_400), AT.plusSeconds(5 * 86_400)), AT);
        }
        Notice notice = new Notice(called.id(), trigger.kind(), 0, detail + " " + CALL, AT);
        assertThat(MailTrigger.of(notice)).contains(trigger);
        return text(trigger, notice, called, null, null);
    }

    /** A case that chose Phone, in the middle of a working day of its language. */
    private SupportCase called(String language) {
        desk.itIs(language.equals("ja") ? TUESDAY_IN_JAPAN : AT);
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.SEVERITY, "urgent");
        fields.put(DraftFields.LANGUAGE, language);
        fields.put(DraftFields.METHOD, "phone");
        fields.put(DraftFields.COUNTRY, "GB");
        fields.put(DraftFields.PHONE, "020 7946 0018");
        return desk.openCase(SupportDesk.BUSINESS, fields);
    }

    private String text(
            MailTrigger trigger,
            Notice notice,
            SupportCase supportCase,
            @Nullable Callback call,
            @Nullable Communication said) {
        CaseMailWriter writer = new CaseMailWriter();
        writer.settings = SmtpClientTest.settings(25);
        writer.policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        writer.portal = new PortalUrls() {
            @Override
            public Optional<String> base() {
                return Optional.of("https://support.company.example");
            }
        };
        return writer.write(new MailContent.Ready(
                        trigger,
                        Delivery.planned(new Outbox.Entry(7, notice), Channel.MAIL, "bea@company.example", AT),
                        true,
                        desk.accounts.find(supportCase.account()).orElseThrow(),
                        supportCase,
                        call,
                        said))
                .text();
    }
}
