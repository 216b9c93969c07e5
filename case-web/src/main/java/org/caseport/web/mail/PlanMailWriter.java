package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Locale;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.MailContent;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/** Writes mails about the plan of an account, in the language of the person who gets it. */
@ApplicationScoped
class PlanMailWriter {

    @Inject
    PortalUrls portal;

    @Inject
    MailSettings settings;

    @Inject
    CasePolicy policy;

    MailMessage write(MailContent.OfPlan about) {
        String chosen = about.to().language();
        Locale language = Locale.forLanguageTag(chosen != null && Languages.isSpoken(chosen) ? chosen : "en");
        MailTexts texts = new MailTexts(language);
        String key = about.trigger().name();
        String account = about.account().name();
        String before = nameOf(about.before(), about, language);
        String after = nameOf(about.after(), about, language);
        ZoneId zone =
                about.to().zone() == null ? about.account().zone() : about.to().zone();
        String at = new TimeFormatter(new Texts(language), zone).at(about.at());
        boolean cancelled = about.trigger() == MailTrigger.PLAN_CHANGE_CANCELLED;
        MailBodyBuilder body = new MailBodyBuilder()
                .title(texts.get(key + ".title"))
                .paragraph(texts.get(key + ".lead", account, before, after, at))
                .fact(texts.get(cancelled ? "plan.kept" : "plan.before"), before)
                .fact(texts.get(cancelled ? "plan.cancelled" : "plan.after"), after);
        if (!cancelled) {
            body.fact(texts.get(key + ".at"), at);
        }
        body.fact(texts.get(key + ".by"), about.by().isEmpty() ? texts.get("support") : about.by());
        portal.base().ifPresent(base -> body.button(texts.get("plan.open"), base + "/plan"));
        String subject = texts.get(key + ".subject", account);
        body.foot(texts.get("plan.why", account));
        return new MailMessage(
                about.to().email(),
                subject,
                body.text(),
                body.html(language, subject),
                language,
                "<plan." + about.account().id() + "." + about.delivery().number() + "."
                        + about.to().id().value() + "@" + settings.domain() + ">",
                null,
                about.delivery().notice().at());
    }

    /** The name in the policy book of that time, which may have plans that later books do not have. */
    private String nameOf(SupportPlan plan, MailContent.OfPlan about, Locale language) {
        return policy.nameOf(plan, about.delivery().notice().at()).in(language.getLanguage());
    }
}
