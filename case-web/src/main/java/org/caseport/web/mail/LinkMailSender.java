package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/**
 * Writes mails that are about a link which works once, and hands them to the mail server at once, since no token is
 * stored in order to send it later.
 */
@ApplicationScoped
class LinkMailSender {

    static final ZoneId UNKNOWN_ZONE = ZoneId.of("UTC");

    private static final Logger LOG = System.getLogger(LinkMailSender.class.getName());

    @Inject
    MailSettings settings;

    @Inject
    SmtpClient smtp;

    boolean isSet() {
        return settings.isSet();
    }

    /** Whether the mail server has taken the mail. */
    boolean send(Content content, Locale language) {
        DeliveryResult result = smtp.send(write(content, language));
        if (!(result instanceof DeliveryResult.Delivered)) {
            LOG.log(Level.WARNING, "the mail server did not take {0}: {1}", content.messageId(), result);
        }
        return result instanceof DeliveryResult.Delivered;
    }

    MailMessage write(Content content, Locale language) {
        MailTexts texts = new MailTexts(language);
        String until = new TimeFormatter(new Texts(language), content.zone()).at(content.until());
        MailBodyBuilder body = new MailBodyBuilder()
                .title(texts.get(content.kind() + ".title"))
                .paragraph(content.lead())
                .button(texts.get(content.kind() + ".open"), content.link())
                .paragraph("")
                .paragraph(texts.get(content.kind() + ".until", until))
                .foot(texts.get(content.kind() + ".why"));
        return new MailMessage(
                content.to(),
                content.subject(),
                body.text(),
                body.html(language, content.subject()),
                language,
                "<" + content.messageId() + "@" + settings.domain() + ">",
                null,
                content.at());
    }

    /**
     * What such a mail says.
     *
     * @param kind the first part of the keys of its texts
     * @param messageId the message id without the domain
     * @param until the time until which the link works
     * @param zone the zone of the recipient, or UTC where it is not known
     */
    record Content(
            String kind,
            String to,
            String subject,
            String lead,
            String link,
            Instant at,
            Instant until,
            ZoneId zone,
            String messageId) {}
}
