package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.caseport.domain.account.Invitation;
import org.caseport.web.application.account.InvitationMail;

/** The mail with an invitation's link. */
@ApplicationScoped
class InvitationMailSender implements InvitationMail {

    @Inject
    LinkLetters letters;

    @Override
    public boolean isSet() {
        return letters.isSet();
    }

    @Override
    public boolean send(Invitation invitation, String inviter, String organisation, String link, Locale language) {
        MailTexts texts = new MailTexts(language);
        boolean support = organisation.isEmpty();
        LinkLetters.Content content = new LinkLetters.Content(
                "INVITED",
                invitation.email(),
                support ? texts.get("INVITED.subject") : texts.get("INVITED.subject.account", organisation),
                support ? texts.get("INVITED.lead", inviter) : texts.get("INVITED.lead.account", inviter, organisation),
                link,
                invitation.invitedAt(),
                invitation.expiresAt(),
                LinkLetters.UNKNOWN_ZONE,
                "invitation." + invitation.id() + "." + invitation.invitedAt().getEpochSecond());
        return letters.send(content, language);
    }
}
