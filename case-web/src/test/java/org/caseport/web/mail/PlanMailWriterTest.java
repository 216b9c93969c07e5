package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.MailContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanMailWriterTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-23T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final SupportPlan BUSINESS = new SupportPlan("business");
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");

    @Test
    void a_change_that_is_scheduled_says_from_when_and_by_whom_in_the_readers_zone() {
        MailMessage letter = letter(MailTrigger.PLAN_CHANGE_SCHEDULED, "en", ZoneId.of("Asia/Tokyo"), "Kim");

        assertThat(letter.subject()).isEqualTo("The support plan of Blue <Harbor> Bcc: b@x.example will change");
        assertThat(letter.text())
                .contains("will have the Developer plan from Wed 23 Dec 2026, 18:00 JST")
                .contains("Previous plan: Business", "New plan: Developer", "Scheduled by: Kim")
                .contains("https://support.company.example/plan")
                .contains("because you administer the account");
    }

    @Test
    void a_change_by_support_names_no_agent_and_counts_time_in_the_accounts_zone() {
        MailMessage letter = letter(MailTrigger.PLAN_CHANGED, null, null, "");

        assertThat(letter.language().getLanguage()).isEqualTo("en");
        assertThat(letter.text())
                .contains("now has the Developer plan", "Active since: Wed 23 Dec 2026, 10:00 CET")
                .contains("Changed by: Support");
    }

    @Test
    void a_change_that_was_cancelled_says_which_plan_stays() {
        assertThat(letter(MailTrigger.PLAN_CHANGE_CANCELLED, "en", null, "Kim").text())
                .contains("keeps the Business plan.", "Cancelled change to: Developer", "Cancelled by: Kim")
                .doesNotContain("2026");
    }

    @ParameterizedTest
    @EnumSource(names = "PLAN_.*", mode = EnumSource.Mode.MATCH_ALL)
    void every_occasion_is_written_in_both_languages_and_hostile_text_is_inert(MailTrigger trigger) {
        for (String language : new String[] {"en", "ja"}) {
            MailMessage letter = letter(trigger, language, null, "<script>alert(1)</script>");

            assertThat(letter.language().getLanguage()).isEqualTo(language);
            assertThat(letter.subject()).doesNotContain("\n", "\u2028").contains("Blue <Harbor>");
            assertThat(letter.html()).doesNotContain("<script", "<Harbor").contains("&lt;script&gt;alert(1)");
            assertThat(letter.messageId()).matches("<[^<>\\s]+@caseport\\.example>");
        }
    }

    private static MailMessage letter(
            MailTrigger trigger, @Nullable String language, @Nullable ZoneId zone, String by) {
        PlanMailWriter writer = new PlanMailWriter();
        writer.settings = SmtpClientTest.settings(25);
        writer.policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        writer.portal = new PortalUrls() {
            @Override
            public Optional<String> base() {
                return Optional.of("https://support.company.example");
            }
        };
        Account account = new Account(
                ACCOUNT,
                "Blue <Harbor>\u2028Bcc: b@x.example",
                "DE",
                null,
                ZoneId.of("Europe/Berlin"),
                DEVELOPER,
                false,
                null);
        Person to = new Person(
                new PersonId("ana"),
                "ana@company.example",
                "Ana",
                Set.of(Role.MEMBER),
                ACCOUNT,
                language,
                null,
                Set.of(Grant.ADMINISTER),
                null,
                zone);
        Notice notice = Notice.ofAccount(ACCOUNT, "account.plan.changed", "", AT);
        return writer.write(new MailContent.OfPlan(
                trigger,
                Delivery.planned(new Outbox.Entry(7, notice), Channel.MAIL, to.email(), AT),
                to,
                account,
                BUSINESS,
                DEVELOPER,
                LATER,
                by));
    }
}
