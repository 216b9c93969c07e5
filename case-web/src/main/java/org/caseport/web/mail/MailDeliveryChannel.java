package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.application.notice.DeliveryChannel;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.application.notice.MailContent;
import org.caseport.web.application.notice.PreparingMail;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes due mails and sends them to the mail server, or keeps them for display in a demo without one. */
@ApplicationScoped
class MailDeliveryChannel implements DeliveryChannel {

    @Inject
    MailSettings settings;

    @Inject
    PreparingMail preparing;

    @Inject
    CaseMailWriter writer;

    @Inject
    PlanMailWriter planWriter;

    @Inject
    ReportMailWriter reportWriter;

    @Inject
    SmtpClient smtp;

    @Inject
    DemoMailbox demoMailbox;

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
    public List<Supplier<DeliveryResult>> prepare(List<Delivery> deliveries) {
        List<MailContent> contents = preparing.prepare(deliveries);
        return IntStream.range(0, deliveries.size())
                .<Supplier<DeliveryResult>>mapToObj(i -> () -> deliver(deliveries.get(i), contents.get(i)))
                .toList();
    }

    private DeliveryResult deliver(Delivery delivery, MailContent mailing) {
        if (mailing instanceof MailContent.Ready aboutCase) {
            return send(delivery, writer.write(aboutCase));
        }
        if (mailing instanceof MailContent.OfPlan aboutPlan) {
            return send(delivery, planWriter.write(aboutPlan));
        }
        if (mailing instanceof MailContent.OfReport aboutReport) {
            return send(delivery, reportWriter.write(aboutReport));
        }
        return new DeliveryResult.Failed(((MailContent.Skipped) mailing).trouble(), "", 0);
    }

    private DeliveryResult send(Delivery delivery, MailMessage mail) {
        if (settings.isSet()) {
            return smtp.send(mail);
        }
        demoMailbox.keep(delivery, mail);
        return new DeliveryResult.Delivered(0);
    }
}
