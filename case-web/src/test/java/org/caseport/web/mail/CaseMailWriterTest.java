package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.MailContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseMailWriterTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final CaseId ID = new CaseId("case-333333333333-muen-2026-74a757cd8cf7558a");
    private static final String HOSTILE = "<script>alert(1)</script>\u0007\u2028Bcc: b@x.example";
    private static final Agent AIKO = new Agent(new PersonId("agent"), "Aiko Agent", false, Set.of(), Set.of());

    @ParameterizedTest
    @EnumSource(names = "PLAN_.*|CALL_.*|REPORT", mode = EnumSource.Mode.MATCH_NONE)
    void every_occasion_is_written_in_both_languages_and_hostile_text_is_inert(MailTrigger trigger) {
        for (ContactLanguage language : List.of(ContactLanguage.ENGLISH, ContactLanguage.JAPANESE)) {
            MailMessage letter = write(trigger, asked(language), true);

            assertThat(letter.language().getLanguage()).isEqualTo(language.code());
            assertThat(letter.subject()).isEqualTo("[Case 1730000042] <script>alert(1)</script> Bcc: b@x.example");
            assertThat(letter.html()).doesNotContain("<script").contains("&lt;script&gt;alert(1)");
            assertThat(letter.text()).contains("https://support.company.example/cases/case?id=" + ID);
            assertThat(letter.thread() == null).isEqualTo(trigger == MailTrigger.CREATED);
        }
    }

    @Test
    void agents_write_as_support_and_their_files_are_links() {
        MailMessage letter = write(MailTrigger.ASKED, asked(ContactLanguage.ENGLISH), true);

        assertThat(letter.text())
                .contains("Support needs information from you")
                .contains("Without a reply, the case will be resolved on Sat 28 Nov 2026, 10:00 CET")
                .contains("--- Support, Mon 23 Nov 2026, 10:00 CET ---")
                .contains("Attachment: log.txt 2 KB")
                .contains("/data/cases/" + ID + "/files/" + "0".repeat(32))
                .doesNotContain("Aiko");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "RESOLVED_IN_SILENCE"})
    void a_resolution_says_how_long_the_case_can_be_reopened(MailTrigger trigger) {
        assertThat(write(trigger, asked(ContactLanguage.ENGLISH), true).text()).contains("within 14 days.");
        assertThat(write(trigger, asked(ContactLanguage.JAPANESE), true).text()).contains("14 日以内");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "RESOLVED_IN_SILENCE"})
    void a_resolution_names_the_days_of_the_policy_book(MailTrigger trigger) {
        PolicyBooks longer = ChangedBook.with("reopening: 14 days", "reopening: 21 days");

        assertThat(write(longer, trigger, asked(ContactLanguage.ENGLISH), "ana@company.example", true)
                        .text())
                .contains("within 21 days.");
        assertThat(write(longer, trigger, asked(ContactLanguage.JAPANESE), "ana@company.example", true)
                        .text())
                .contains("21 日以内");
    }

    @Test
    void a_letter_that_is_written_again_has_the_same_id_and_another_recipients_has_another() {
        SupportCase supportCase = asked(ContactLanguage.ENGLISH);

        MailMessage first = write(MailTrigger.ASKED, supportCase, "ana@company.example", true);
        MailMessage again = write(MailTrigger.ASKED, supportCase, "ana@company.example", true);
        MailMessage other = write(MailTrigger.ASKED, supportCase, "ben@company.example", false);
        MailMessage created = write(MailTrigger.CREATED, supportCase, "ana@company.example", true);

        assertThat(again).isEqualTo(first);
        assertThat(other.messageId()).isNotEqualTo(first.messageId());
        assertThat(first.thread()).isEqualTo(created.messageId()).matches("<[^<>\\s]+@caseport\\.example>");
        assertThat(other.text()).contains("added you to this case").doesNotContain("ana@company.example");
    }

    @Test
    void both_languages_say_everything_with_the_same_facts() {
        Properties english = bundle("mail.properties");
        Properties japanese = bundle("mail_ja.properties");

        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(key -> assertThat(facts(japanese.getProperty(key)))
                .as(key)
                .isEqualTo(facts(english.getProperty(key))));
    }

    private static Set<String> facts(String text) {
        Set<String> facts = new TreeSet<>();
        Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(facts::add);
        assertThat(facts.isEmpty() || !text.contains("'")).as(text).isTrue();
        return facts;
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (Reader reader =
                new InputStreamReader(CaseMailWriter.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bundle;
    }

    private static MailMessage write(MailTrigger trigger, SupportCase supportCase, boolean toRequester) {
        return write(trigger, supportCase, "ana@company.example", toRequester);
    }

    private static MailMessage write(MailTrigger trigger, SupportCase supportCase, String to, boolean toRequester) {
        return write(PolicyBooks.shipped(), trigger, supportCase, to, toRequester);
    }

    private static MailMessage write(
            PolicyBooks books, MailTrigger trigger, SupportCase supportCase, String to, boolean toRequester) {
        CaseMailWriter writer = new CaseMailWriter();
        writer.settings = SmtpClientTest.settings(25);
        writer.policy = CasePolicy.readingFrom(books, Catalogs.shipped());
        writer.portal = new PortalUrls() {
            @Override
            public Optional<String> base() {
                return Optional.of("https://support.company.example");
            }
        };
        Notice notice = new Notice(ID, "case.communication.added", 2, "SUPPORT QUESTION", AT);
        return writer.write(new MailContent.Ready(
                trigger,
                Delivery.planned(new Outbox.Entry(7, notice), Channel.MAIL, to, AT),
                toRequester,
                new Account(
                        ACCOUNT,
                        "Blue <Harbor>",
                        "DE",
                        null,
                        ZoneId.of("Europe/Berlin"),
                        new SupportPlan("business"),
                        false,
                        null),
                supportCase,
                null,
                supportCase.correspondence().get(1)));
    }

    private static SupportCase asked(ContactLanguage language) {
        CaseRequest asked = new CaseRequest(
                CaseType.TECHNICAL,
                "compute",
                "cannot-connect",
                Severity.URGENT,
                new Subject(HOSTILE),
                new Body(HOSTILE),
                RequestDetails.NONE,
                language,
                ContactMethod.WEB,
                null,
                List.of(),
                new SupportPlan("business"),
                new Promise(
                        Duration.ofHours(1),
                        Promise.Clock.AROUND_THE_CLOCK,
                        AT.plusSeconds(3_600),
                        ZoneId.of("Europe/Berlin"),
                        "2022-05",
                        List.of(),
                        new Promise.Warnings(List.of(50, 75, 90, 100), 75)));
        Member member = new Member(new PersonId("m"), "Mia", "ana@company.example", ACCOUNT);
        SupportCase supportCase = SupportCase.open(ID, new DisplayId("1730000042"), null, member, asked, List.of(), AT);
        supportCase.askForInformation(
                AIKO,
                new Body(HOSTILE),
                List.of(new AttachedFile(new FileId("0".repeat(32)), "log.txt", "text/plain", 2_048)),
                new InactivityDeadline(AT.plus(Duration.ofDays(3)), AT.plus(Duration.ofDays(5))),
                AT);
        return supportCase;
    }
}
