package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Invitation;
import org.caseport.web.application.account.InvitationMail;
import org.jspecify.annotations.Nullable;

/** The mail with an invitation's link. Its time is in the zone of a member's account, and in UTC for support. */
@ApplicationScoped
class InvitationMailSender implements InvitationMail {

    @Inject
    LinkMailSender linkMails;

    @Override
    public boolean isSet() {
        return linkMails.isSet();
    }

    @Override
    public boolean send(
            Invitation invitation, String inviter, @Nullable Account account, String link, Locale language) {
        MailTexts texts = new MailTexts(language);
        LinkMailSender.Content content = new LinkMailSender.Content(
                "INVITED",
                invitation.email(),
                account == null ? texts.get("INVITED.subject") : texts.get("INVITED.subject.account", account.name()),
                account == null
                        ? texts.get("INVITED.lead", inviter)
                        : texts.get("INVITED.lead.account", inviter, account.name()),
                link,
                invitation.invitedAt(),
                invitation.expiresAt(),
                account == null ? LinkMailSender.UNKNOWN_ZONE : account.zone(),
                "invitation." + invitation.id() + "." + invitation.invitedAt().getEpochSecond());
        return linkMails.send(content, language);
    }
}
