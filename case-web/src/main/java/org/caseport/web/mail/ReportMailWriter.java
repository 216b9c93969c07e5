package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caseport.domain.report.ReportMail;
import org.caseport.web.application.notice.MailContent;
import org.caseport.web.application.report.ReportTables;

/** Writes mails with a report, in the language and zone of the supervisor who has ordered it. */
@ApplicationScoped
class ReportMailWriter {

    @Inject
    MailSettings settings;

    MailMessage write(MailContent.OfReport about) {
        ReportTables.Written report = about.mail().report();
        ReportMail order = about.mail().order();
        MailTexts texts = new MailTexts(about.mail().language());
        String subject = texts.get("REPORT.subject", report.title(), report.period());
        MailBodyBuilder body = new MailBodyBuilder()
                .title(report.title())
                .paragraph(texts.get("REPORT.lead", report.period(), report.zone(), report.asOf()));
        report.tables().forEach(body::table);
        body.space().paragraph(report.definition());
        if (!report.address().isEmpty()) {
            body.button(texts.get("REPORT.open"), report.address());
        }
        body.foot(texts.get("REPORT.why." + order.rhythm().name())).foot(texts.get("REPORT.stop"));
        return new MailMessage(
                about.mail().to().email(),
                subject,
                body.text(),
                body.html(about.mail().language(), subject),
                about.mail().language(),
                "<report." + order.id() + "." + about.delivery().number() + "@" + settings.domain() + ">",
                null,
                about.delivery().notice().at());
    }
}
