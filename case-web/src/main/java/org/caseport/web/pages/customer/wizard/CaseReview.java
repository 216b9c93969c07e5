package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.ParsedEmailAddresses;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.PromiseExplanations;
import org.caseport.web.text.TextToHtml;

/** Describes the draft of a case in words, for the review and for hints on the steps. */
@Named
@RequestScoped
public class CaseReview {

    @Inject
    CreateCaseWizard wizard;

    @Inject
    WizardOptions wizardOptions;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Redacting redacting;

    @Inject
    PromiseExplanations promiseWords;

    /** Whether a secret was redacted in the draft. */
    public boolean redacted() {
        return wizard.draft().fields().byName().values().stream().anyMatch(redacting::isRedacted);
    }

    public String caseType() {
        return CaseType.of(wizard.field(DraftFields.CASE_TYPE)).map(labels::of).orElse("");
    }

    /** The extra questions that were answered, as they were asked. */
    public List<Answer> answers() {
        return wizardOptions.answers();
    }

    /** The description as the case will show it. */
    public String description() {
        return TextToHtml.html(wizard.field(DraftFields.DESCRIPTION));
    }

    /** The requested limits, one per line. */
    public String requests() {
        return wizard.draft().fields().rows("request").stream()
                .map(row -> labels.format(
                        "create.review.request",
                        wizardOptions.limitName(wizard.field("request." + row + ".limit")),
                        wizardOptions.regionName(wizard.field("request." + row + ".region")),
                        wizard.field("request." + row + ".value")))
                .collect(Collectors.joining("\n"));
    }

    public String severity() {
        Severity severity = wizard.decision().severity();
        return severity == null ? "" : labels.of(severity);
    }

    public String language() {
        String code = wizard.field(DraftFields.LANGUAGE);
        return code.matches("[a-z]{2}") ? labels.of(new ContactLanguage(code)) : code;
    }

    public String method() {
        return Arrays.stream(ContactMethod.values())
                .filter(m -> m.code().equals(wizard.field(DraftFields.METHOD)))
                .findFirst()
                .map(this::meaning)
                .orElse("");
    }

    private String meaning(ContactMethod method) {
        return wizard.decision().method() == method
                ? labels.format("create.review.means." + method.code(), callback())
                : labels.of(method);
    }

    private String callback() {
        CallbackNumber callback = wizard.decision().callback();
        if (callback == null) {
            return wizard.field(DraftFields.PHONE);
        }
        return explanations.number(callback);
    }

    /** {@code We will call +49 30 123456, then 12}; empty until the number is valid. */
    public String callbackPreview() {
        CallbackNumber callback = wizard.decision().callback();
        return callback == null ? "" : labels.format("create.contact.callback", explanations.number(callback));
    }

    public String contacts() {
        List<String> contacts = Stream.concat(
                        wizard.contacts().stream().map(number -> wizard.field("contact." + number)),
                        Stream.of(wizard.field(DraftFields.CONTACT_TYPED)))
                .map(ParsedEmailAddresses::in)
                .flatMap(typed -> Stream.concat(typed.addresses().stream(), typed.others().stream()))
                .distinct()
                .toList();
        return contacts.isEmpty() ? labels.format("create.review.none") : String.join(", ", contacts);
    }

    /** Who gets copies where the plan has no additional contacts; empty for nobody. */
    public String operationsContact() {
        return Objects.requireNonNullElse(wizard.decision().offers().operationsContact(), "");
    }

    /** Says that the target is another one than the author has seen; empty if it is the same. */
    public String otherTarget() {
        return wizard.targetBefore()
                .map(before -> labels.format(
                        "create.review.otherTarget",
                        labels.duration(before.time(), before.clock()),
                        labels.target(wizard.promise())))
                .orElse("");
    }

    /** The promise in a sentence: target, clock and due time. */
    public String promise() {
        return labels.format(
                "create.review.promise." + wizard.promise().clock().name(),
                labels.target(wizard.promise()),
                labels.instant(wizard.promise().due()),
                promiseWords.zone(wizard.promise()));
    }

    /** Why the severity can't be chosen, and which plan allows it. */
    public String whySeverityIsNotAsked() {
        if (wizardOptions.asksForLimits()) {
            return labels.format("create.help.severity.limits");
        }
        return severityUnlockedBy()
                .map(plan -> labels.format("create.help.severity.plan", user.planName(), labels.of(plan)))
                .orElseGet(() -> labels.format("create.help.severity.none"));
    }

    /** Whether another plan would let the severity be chosen. */
    public boolean isSeverityUnlockedByPlan() {
        return !wizardOptions.asksForLimits() && severityUnlockedBy().isPresent();
    }

    private Optional<SupportPlan> severityUnlockedBy() {
        return wizard.decision().offers().severities().stream()
                .filter(offer -> !offer.isGranted())
                .map(Offer::refusal)
                .filter(Objects::nonNull)
                .map(Refusal::unlockedBy)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
