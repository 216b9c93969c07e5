package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.Injector;
import org.caseport.web.application.notice.DeliveryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordMailSenderTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant AN_HOUR_LATER = Instant.parse("2026-11-30T10:00:00Z");
    private static final String LINK = "https://support.example/new-password?token=x7Qd_-9f";

    private final List<MailMessage> sent = new ArrayList<>();
    private DeliveryResult answer = new DeliveryResult.Delivered(250);

    @Test
    void a_person_reads_whom_it_is_for_what_to_open_and_until_when_in_the_own_zone() {
        MailMessage mail = mail(ana(ZoneId.of("Asia/Tokyo")), Locale.ENGLISH);

        assertThat(mail.to()).isEqualTo("ana@company.example");
        assertThat(mail.subject()).isEqualTo("Set a new password for Support Center");
        assertThat(mail.text())
                .contains(
                        "Hello Ana <b>Ito</b>,", LINK, "once, until Mon 30 Nov 2026, 19:00 JST", "ignore this e-mail");
        assertThat(mail.html())
                .contains("Ana &lt;b&gt;Ito&lt;/b&gt;", "href=\"" + LINK + "\"", "19:00 JST")
                .doesNotContain("<b>Ito");
        assertThat(mail.writtenAt()).isEqualTo(MONDAY_NINE);
    }

    @Test
    void a_person_without_a_zone_reads_it_in_utc() {
        assertThat(mail(ana(null), Locale.ENGLISH).text()).contains("until Mon 30 Nov 2026, 10:00 UTC");
    }

    @Test
    void it_is_written_in_the_language_of_the_person() {
        MailMessage mail = mail(ana(ZoneId.of("Asia/Tokyo")), Locale.JAPANESE);

        assertThat(mail.language()).isEqualTo(Locale.JAPANESE);
        assertThat(mail.subject()).isEqualTo("サポートセンターのパスワードの再設定");
        assertThat(mail.text()).contains("さん、パスワードの再設定の依頼", LINK, "19:00 JST");
    }

    @Test
    void each_mail_has_an_id_of_its_own_which_gives_nothing_of_the_link_away() {
        MailMessage one = mail(ana(null), Locale.ENGLISH);
        MailMessage other = mail(ana(null), Locale.ENGLISH);

        assertThat(one.messageId()).matches("<password\\.[0-9a-f-]{36}@caseport\\.example>");
        assertThat(other.messageId()).isNotEqualTo(one.messageId());
        assertThat(one.subject() + one.messageId()).doesNotContain("x7Qd");
    }

    @Test
    void a_mail_that_the_server_does_not_take_is_no_mail() {
        answer = new DeliveryResult.RetryLater(Delivery.Trouble.UNREACHABLE, "", 0);

        assertThat(sender(settings()).send(ana(null), LINK, AN_HOUR_LATER, Locale.ENGLISH))
                .isFalse();
    }

    @Test
    void without_a_mail_server_there_are_no_links() {
        MailSettings none = settings();
        none.host = Optional.empty();

        assertThat(sender(settings()).isSet()).isTrue();
        assertThat(sender(none).isSet()).isFalse();
    }

    private static Person ana(@Nullable ZoneId zone) {
        return new Person(
                new PersonId("ana"),
                "ana@company.example",
                "Ana <b>Ito</b>",
                Set.of(Role.AGENT),
                null,
                null,
                null,
                Grant.USUAL,
                null,
                zone);
    }

    private MailMessage mail(Person to, Locale language) {
        assertThat(sender(settings()).send(to, LINK, AN_HOUR_LATER, language)).isTrue();
        return sent.get(sent.size() - 1);
    }

    private static MailSettings settings() {
        return SmtpClientTest.settings(25);
    }

    private PasswordMailSender sender(MailSettings settings) {
        SmtpClient server = new SmtpClient() {
            @Override
            DeliveryResult send(MailMessage message) {
                sent.add(message);
                return answer;
            }
        };
        LinkMailSender links =
                new Injector().with(settings).with(SmtpClient.class, server).fill(new LinkMailSender());
        return new Injector()
                .with(links)
                .with(Clock.class, Clock.fixed(MONDAY_NINE, ZoneOffset.UTC))
                .fill(new PasswordMailSender());
    }
}
