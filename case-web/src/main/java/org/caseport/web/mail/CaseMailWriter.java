package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.MailContent;
import org.caseport.web.text.FileSizes;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/** Writes mails about cases, in the contact language of the case. */
@ApplicationScoped
class CaseMailWriter {

    /** These mails say until when a reply is waited for. */
    private static final Set<MailTrigger> SAY_UNTIL = EnumSet.of(
            MailTrigger.ASKED, MailTrigger.REMINDED, MailTrigger.CALL_GAVE_UP, MailTrigger.CALL_WRONG_NUMBER);

    @Inject
    PortalUrls portal;

    @Inject
    MailSettings settings;

    @Inject
    CasePolicy policy;

    MailMessage write(MailContent.Ready about) {
        SupportCase supportCase = about.supportCase();
        String code = supportCase.request().language().code();
        Locale language = Locale.forLanguageTag(Languages.isSpoken(code) ? code : "en");
        MailTexts texts = new MailTexts(language);
        String subject = subject(supportCase);
        MailBodyBuilder sheet = sheet(
                about,
                texts,
                new TimeFormatter(new Texts(language), about.account().zone()));
        CaseId id = supportCase.id();
        String to = about.delivery().recipient();
        boolean first = about.trigger() == MailTrigger.CREATED;
        return new MailMessage(
                to,
                subject,
                sheet.text(),
                sheet.html(language, subject),
                language,
                first ? threadId(id, to) : messageId(id, about.delivery().number(), to),
                first ? null : threadId(id, to),
                about.delivery().notice().at());
    }

    private static String subject(SupportCase supportCase) {
        return "[Case " + supportCase.displayId() + "] "
                + supportCase.request().subject().text().strip();
    }

    /**
     * The message id of the case's first mail to this address, which later ones refer to, even if it was never sent.
     */
    private String threadId(CaseId id, String to) {
        return "<" + id + "." + markOf(id, to) + "@" + settings.domain() + ">";
    }

    private String messageId(CaseId id, long number, String to) {
        return "<" + id + "." + number + "." + markOf(id, to) + "@" + settings.domain() + ">";
    }

    /** A hash that distinguishes addresses without revealing them. */
    private static String markOf(CaseId id, String to) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((id + "\n" + to.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private MailBodyBuilder sheet(MailContent.Ready about, MailTexts texts, TimeFormatter times) {
        SupportCase supportCase = about.supportCase();
        Communication said = about.said();
        MailBodyBuilder sheet = new MailBodyBuilder()
                .title(texts.get(keyOf(about) + ".title"))
                .paragraph(lead(about, texts, times))
                .fact(
                        texts.get("case"),
                        supportCase.displayId() + " · " + supportCase.request().subject());
        if (about.trigger() == MailTrigger.CREATED) {
            Texts words = new Texts(texts.locale());
            sheet.fact(
                            texts.get("severity"),
                            words.get("Severity."
                                    + supportCase.request().severity().name()))
                    .fact(
                            texts.get("due"),
                            times.at(supportCase.request().promise().due()));
            Callback call = about.call();
            if (call != null && isCallAhead(about)) {
                sheet.fact(texts.get("call"), times.at(call.callBy().at()));
            }
        }
        if (said != null) {
            sheet.message(
                    authorOf(said, texts), times.at(said.at()), said.body().text());
            said.attachments().forEach(file -> attach(sheet, supportCase.id(), file, texts));
        }
        portal.of(supportCase.id()).ifPresent(address -> sheet.button(texts.get("open"), address));
        return sheet.foot(texts.get("answer"))
                .foot(
                        about.toRequester()
                                ? texts.get("why.requester", about.account().name())
                                : texts.get("why.contact", about.account().name()));
    }

    private String lead(MailContent.Ready about, MailTexts texts, TimeFormatter times) {
        SupportCase supportCase = about.supportCase();
        var silence = supportCase.state().silence();
        if (about.trigger() == MailTrigger.CALL_MISSED) {
            String next = about.delivery().notice().detail(2);
            return texts.get(keyOf(about) + ".lead", times.at(Instant.parse(next)));
        }
        if (about.trigger() == MailTrigger.CALL_AGREED) {
            String at = about.delivery().notice().detail(3);
            return texts.get(keyOf(about) + ".lead", times.at(Instant.parse(at)));
        }
        if (silence != null && SAY_UNTIL.contains(about.trigger())) {
            Instant resolveAt = silence.resolveAt();
            return texts.get(keyOf(about) + ".lead.until", times.at(resolveAt));
        }
        if (about.trigger() == MailTrigger.CREATED && isCallAhead(about)) {
            return texts.get("CREATED.lead.call");
        }
        var into = supportCase.state().mergedInto();
        if (into != null && about.trigger() == MailTrigger.RESOLVED) {
            return texts.get("RESOLVED.lead.merged");
        }
        if (about.trigger() == MailTrigger.RESOLVED || about.trigger() == MailTrigger.RESOLVED_IN_SILENCE) {
            return texts.get(
                    keyOf(about) + ".lead",
                    reopeningDays(about.delivery().notice().at()));
        }
        return texts.get(keyOf(about) + ".lead");
    }

    private static boolean isCallAhead(MailContent.Ready about) {
        Callback call = about.call();
        return call != null && call.state() != Callback.State.ASKED;
    }

    /** For how many days a case that is resolved at this instant can be reopened. */
    private long reopeningDays(Instant resolvedAt) {
        return policy.afterResolution(resolvedAt).reopening().toDays();
    }

    /** The key of the texts; what was said on the phone has others, and what the customer did, too. */
    private static String keyOf(MailContent.Ready about) {
        Communication said = about.said();
        if (about.trigger() == MailTrigger.ANSWERED && said != null && said.purpose() == Communication.Purpose.CALL) {
            return "ANSWERED.call";
        }
        if (about.trigger() == MailTrigger.ANSWERED && said != null && said.purpose() == Communication.Purpose.CHAT) {
            return "ANSWERED.chat";
        }
        boolean byCustomer = about.delivery().notice().says(2, ActingSide.CUSTOMER.name());
        boolean tells = about.trigger() == MailTrigger.RESOLVED || about.trigger() == MailTrigger.REOPENED;
        return about.trigger().name() + (tells && byCustomer ? ".customer" : "");
    }

    private static String authorOf(Communication entry, MailTexts texts) {
        if (entry.side() != Communication.Side.CUSTOMER) {
            return texts.get("support");
        }
        return entry.authorName().equals(Erasure.NAME) ? texts.get("erased") : entry.authorName();
    }

    private void attach(MailBodyBuilder sheet, CaseId id, AttachedFile file, MailTexts texts) {
        String address = portal.base()
                .map(base -> base + "/data/cases/" + id + "/files/" + file.id())
                .orElse("");
        sheet.link(texts.get("file", oneLine(file.name())), FileSizes.of(file.size(), texts.locale()), address);
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cc}+", " ");
    }
}
