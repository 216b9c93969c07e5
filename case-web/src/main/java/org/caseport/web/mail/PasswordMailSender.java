package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.caseport.domain.account.Person;
import org.caseport.web.application.account.PasswordMail;

/** The mail with the link for a forgotten password. */
@ApplicationScoped
class PasswordMailSender implements PasswordMail {

    @Inject
    LinkMailSender linkMails;

    @Inject
    Clock clock;

    @Override
    public boolean isSet() {
        return linkMails.isSet();
    }

    @Override
    public boolean send(Person to, String link, Instant until, Locale language) {
        MailTexts texts = new MailTexts(language);
        LinkMailSender.Content content = new LinkMailSender.Content(
                "PASSWORD",
                to.email(),
                texts.get("PASSWORD.subject"),
                texts.get("PASSWORD.lead", to.name()),
                link,
                clock.instant(),
                until,
                to.zone() == null ? LinkMailSender.UNKNOWN_ZONE : to.zone(),
                "password." + UUID.randomUUID());
        return linkMails.send(content, language);
    }
}
