package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.caseport.domain.account.Invitation;
import org.caseport.web.application.account.InvitationMail;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.text.Texts;
import org.caseport.web.text.Times;

/** Writes the mail with an invitation's link, and hands it to the mail server at once. */
@ApplicationScoped
class InvitationLetter implements InvitationMail {

    private static final Logger LOG = System.getLogger(InvitationLetter.class.getName());

    @Inject
    MailSettings settings;

    @Inject
    SmtpPost post;

    @Override
    public boolean isSet() {
        return settings.isSet();
    }

    @Override
    public boolean send(Invitation invitation, String inviter, String organisation, String link, Locale language) {
        DeliveryResult result = post.send(write(invitation, inviter, organisation, link, language));
        if (!(result instanceof DeliveryResult.Arrived)) {
            LOG.log(Level.WARNING, "the mail server did not take invitation {0}: {1}", invitation.id(), result);
        }
        return result instanceof DeliveryResult.Arrived;
    }

    Letter write(Invitation invitation, String inviter, String organisation, String link, Locale language) {
        MailTexts texts = new MailTexts(language);
        Instant at = invitation.invitedAt();
        String subject = oneLine(
                organisation.isEmpty()
                        ? texts.get("INVITED.subject")
                        : texts.get("INVITED.subject.account", organisation));
        MailBodyBuilder body = new MailBodyBuilder()
                .title(texts.get("INVITED.title"))
                .paragraph(
                        organisation.isEmpty()
                                ? texts.get("INVITED.lead", inviter)
                                : texts.get("INVITED.lead.account", inviter, organisation))
                .button(texts.get("INVITED.open"), link)
                .paragraph("")
                .paragraph(texts.get(
                        "INVITED.until", new Times(new Texts(language), ZoneOffset.UTC).at(invitation.expiresAt())))
                .foot(texts.get("INVITED.why"));
        return new Letter(
                invitation.email(),
                subject,
                body.text(),
                body.html(language, subject),
                language,
                "<invitation." + invitation.id() + "." + at.getEpochSecond() + "@" + settings.domain() + ">",
                null,
                at);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
