package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.application.notice.Attempt;
import org.caseport.web.application.notice.Courier;
import org.caseport.web.application.notice.Mailing;
import org.caseport.web.application.notice.PreparingMail;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes each mail when its time has come, and hands it to the mail server, or in a demo without one to its page. */
@ApplicationScoped
class MailCourier implements Courier {

    @Inject
    MailSettings settings;

    @Inject
    PreparingMail preparing;

    @Inject
    LetterWriter writer;

    @Inject
    SmtpPost post;

    @Inject
    DemoLetters demoLetters;

    @Inject
    @ConfigProperty(name = "caseport.demo", defaultValue = "false")
    boolean demo;

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean isReady() {
        return settings.isSet() || demo;
    }

    @Override
    public Attempt carry(Delivery delivery) {
        Mailing mailing = preparing.prepare(delivery);
        if (mailing instanceof Mailing.Ready ready) {
            Letter letter = writer.write(ready);
            if (settings.isSet()) {
                return post.send(letter);
            }
            demoLetters.keep(letter);
            return new Attempt.Arrived(0);
        }
        return new Attempt.Never(((Mailing.Not) mailing).trouble(), "", 0);
    }
}
