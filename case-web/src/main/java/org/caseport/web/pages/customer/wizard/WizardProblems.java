package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.customer.FieldNames;
import org.jspecify.annotations.Nullable;

/** Writes the error messages on a page of the wizard, beside each field and in the summary. */
@Named
@RequestScoped
public class WizardProblems {

    @Inject
    CreateCaseWizard wizard;

    @Inject
    WizardOptions wizardOptions;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable List<Violation> all;

    /** The violations on this step; on the review, all of them. */
    public List<Violation> all() {
        if (all == null) {
            boolean review = wizard.step() == WizardStep.REVIEW;
            all = wizard.isChecked()
                    ? wizard.decision().violations().stream()
                            .filter(v -> review || wizard.step().asks(v))
                            .toList()
                    : List.of();
        }
        return all;
    }

    /** The sentence about this field; empty if nothing is wrong with it. */
    public String of(String field) {
        return all().stream()
                .filter(v -> v.field().equals(field))
                .findFirst()
                .map(this::sentence)
                .orElse("");
    }

    /** What is wrong and what to do; for a refused choice, the same words as beside it. */
    public String sentence(Violation violation) {
        if (violation.field().startsWith("answer.") && violation.problem() == Violation.Problem.MISSING) {
            return wizardOptions.missing(violation.field());
        }
        return offers(violation.field())
                .filter(offer -> codeOf(offer).equals(wizard.field(violation.field())))
                .filter(offer -> !offer.isGranted() && violation.refusal() != null)
                .findFirst()
                .map(labels::why)
                .orElseGet(() -> labels.sentence(violation));
    }

    private Stream<? extends Offer<?>> offers(String field) {
        Decision decision = wizard.decision();
        return switch (field) {
            case DraftFields.CASE_TYPE -> decision.offers().caseTypes().stream();
            case DraftFields.SEVERITY -> decision.offers().severities().stream();
            case DraftFields.LANGUAGE -> decision.offers().languages().stream();
            case DraftFields.METHOD -> decision.offers().methods().stream();
            default -> Stream.empty();
        };
    }

    private static String codeOf(Offer<?> offer) {
        Object choice = offer.choice();
        return choice instanceof CaseType type
                ? type.code()
                : choice instanceof Severity severity
                        ? severity.code()
                        : choice instanceof ContactMethod method ? method.code() : String.valueOf(choice);
    }

    /** What is wrong with additional contacts, each sentence with its address. */
    public List<String> ofContacts() {
        return all().stream()
                .filter(v -> isContact(v.field()))
                .map(v -> wizard.field(v.field()).isEmpty()
                        ? sentence(v)
                        : labels.format("create.errors.of", wizard.field(v.field()), sentence(v)))
                .toList();
    }

    private static boolean isContact(String field) {
        return field.equals(DraftFields.CONTACT_TYPED) || field.equals("contact") || field.startsWith("contact.");
    }

    /** Whether there is a field that the summary can link to. */
    public boolean hasPlace(Violation violation) {
        return !violation.field().equals(Violation.DRAFT);
    }

    /** The address of the field: on this page, or on the step that has it. */
    public String addressOf(Violation violation) {
        WizardStep asking = WizardStep.asking(violation.field());
        String page = asking == wizard.step() ? "" : user.root() + wizard.addressToMend(asking);
        return page + "#" + (isContact(violation.field()) ? "contact" : id(violation.field()));
    }

    /** The name of the field on the page. */
    public String nameOf(Violation violation) {
        String field = violation.field();
        if (field.equals(DraftFields.SERVICE) && wizardOptions.asksForLimits()) {
            return labels.format("create.help.limitType");
        }
        if (field.startsWith("request.")) {
            return nameOfRequest(field.split("\\.", 3));
        }
        if (field.startsWith("answer.")) {
            return wizardOptions.questionName(field);
        }
        return labels.format(FieldNames.key(field));
    }

    /** The name of a field of a limit request, with the number of the request. */
    private String nameOfRequest(String... parts) {
        int place = Math.max(0, wizard.rows("request").indexOf(Integer.valueOf(parts[1]))) + 1;
        return labels.format("create.request.field", place, labels.format("create.request." + parts[2]));
    }

    /** The id of the field's element. */
    public String id(String field) {
        return field.replace('.', '-');
    }

    /** The ids of the elements that describe a field: first its error, then its help, then others on the page. */
    public @Nullable String describedBy(String field, boolean helped, String more) {
        String ids = (of(field).isEmpty() ? "" : id(field) + "-error ") + (helped ? id(field) + "-help " : "") + more;
        return ids.isBlank() ? null : ids.strip();
    }
}
