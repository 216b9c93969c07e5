package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.Injector;
import org.caseport.web.application.notice.DeliveryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationMailSenderTest {

    private static final Account HARBOR = new Account(
            new AccountId("333333333333"),
            "Blue Harbor",
            "JP",
            null,
            ZoneId.of("Asia/Tokyo"),
            new SupportPlan("business"),
            false,
            null);

    @Test
    void a_member_reads_until_when_the_link_works_in_the_zone_of_the_account() {
        MailMessage mail = mail(Role.MEMBER, HARBOR, Locale.ENGLISH);

        assertThat(mail.subject()).contains("Blue Harbor");
        assertThat(mail.text()).contains("Kim", "Blue Harbor", "Mon 7 Dec 2026, 18:00 JST");
        assertThat(mail.html()).contains("Mon 7 Dec 2026, 18:00 JST");
        assertThat(mail(Role.MEMBER, HARBOR, Locale.JAPANESE).text()).contains("18:00 JST");
    }

    @Test
    void people_of_support_who_have_no_account_read_it_in_utc() {
        assertThat(mail(Role.AGENT, null, Locale.ENGLISH).text()).contains("Mon 7 Dec 2026, 09:00 UTC");
    }

    private static MailMessage mail(Role role, @Nullable Account account, Locale language) {
        List<MailMessage> sent = new ArrayList<>();
        SmtpClient server = new SmtpClient() {
            @Override
            DeliveryResult send(MailMessage message) {
                sent.add(message);
                return new DeliveryResult.Delivered(250);
            }
        };
        LinkMailSender letters = new Injector()
                .with(SmtpClientTest.settings(25))
                .with(SmtpClient.class, server)
                .fill(new LinkMailSender());
        InvitationMailSender sender = new Injector().with(letters).fill(new InvitationMailSender());
        Invitation invitation = new Invitation(
                "invitation",
                "ana@harbor.example",
                "Ana",
                role,
                account == null ? null : account.id(),
                Set.of(),
                Set.of(),
                null,
                new PersonId("kim"),
                Instant.parse("2026-11-30T09:00:00Z"),
                Instant.parse("2026-12-07T09:00:00Z"));
        assertThat(sender.send(invitation, "Kim", account, "https://support.example/invitation", language))
                .isTrue();
        return sent.get(0);
    }
}
