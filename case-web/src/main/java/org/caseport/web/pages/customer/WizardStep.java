package org.caseport.web.pages.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftStep;
import org.caseport.policy.entitlement.Violation;
import org.jspecify.annotations.Nullable;

/** A step of the wizard as an address names it, and which fields it asks for. */
public enum WizardStep {
    HELP(
            DraftStep.HELP,
            Set.of(
                    DraftFields.CASE_TYPE,
                    DraftFields.SERVICE,
                    DraftFields.CATEGORY,
                    DraftFields.SEVERITY,
                    "answer",
                    "request")),
    INFORMATION(DraftStep.INFORMATION, Set.of(DraftFields.SUBJECT, DraftFields.DESCRIPTION, Violation.FILES)),
    CONTACT(
            DraftStep.CONTACT,
            Set.of(
                    DraftFields.LANGUAGE,
                    DraftFields.METHOD,
                    DraftFields.COUNTRY,
                    DraftFields.PHONE,
                    DraftFields.EXTENSION,
                    DraftFields.CONTACT_TYPED,
                    "contact")),
    REVIEW(DraftStep.REVIEW, Set.of(Violation.DRAFT));

    private final DraftStep reached;
    private final Set<String> fields;

    WizardStep(DraftStep reached, Set<String> fields) {
        this.reached = reached;
        this.fields = fields;
    }

    /** The step of this name; the first one for any other text. */
    static WizardStep named(@Nullable String name) {
        return Arrays.stream(values()).filter(s -> s.code().equals(name)).findFirst().orElse(HELP);
    }

    /** The step that asks for this field. */
    static WizardStep asking(String field) {
        String first = field.split("\\.", 2)[0];
        return Arrays.stream(values())
                .filter(s -> s.fields.contains(first))
                .findFirst()
                .orElse(REVIEW);
    }

    static WizardStep of(DraftStep reached) {
        return Arrays.stream(values()).filter(s -> s.reached == reached).findFirst().orElse(HELP);
    }

    /** Its name in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return ordinal() + 1;
    }

    DraftStep reached() {
        return reached;
    }

    boolean asks(Violation violation) {
        return asking(violation.field()) == this;
    }

    WizardStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    WizardStep previous() {
        return values()[Math.max(ordinal() - 1, 0)];
    }
}
