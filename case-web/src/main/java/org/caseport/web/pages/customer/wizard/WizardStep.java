package org.caseport.web.pages.customer.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.caseport.domain.draft.DraftStep;
import org.caseport.policy.entitlement.Violation;
import org.jspecify.annotations.Nullable;

/** The steps of the wizard, with their names in addresses and their fields. */
public enum WizardStep {
    HELP(DraftStep.HELP, "caseType|service|category|severity|answer|request|affected"),
    INFORMATION(DraftStep.INFORMATION, "subject|description|files|confidential"),
    CONTACT(DraftStep.CONTACT, "language|method|country|phone|extension|contactTyped|contact"),
    /** Has no fields; shows what is wrong with the draft as a whole. */
    REVIEW(DraftStep.REVIEW, "-");

    private final DraftStep reached;
    private final Pattern fields;

    WizardStep(DraftStep reached, String fields) {
        this.reached = reached;
        this.fields = Pattern.compile("(" + fields + ")(\\..*)?");
    }

    /** The step with this name; the first one for any other text. */
    static WizardStep named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(s -> s.code().equals(name))
                .findFirst()
                .orElse(HELP);
    }

    /** The step that has this field. */
    static WizardStep asking(String field) {
        return Arrays.stream(values()).filter(s -> s.asksFor(field)).findFirst().orElse(REVIEW);
    }

    public static WizardStep of(DraftStep reached) {
        return Arrays.stream(values())
                .filter(s -> s.reached == reached)
                .findFirst()
                .orElse(HELP);
    }

    /** The name of the step in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public DraftStep reached() {
        return reached;
    }

    boolean asks(Violation violation) {
        return asking(violation.field()) == this;
    }

    boolean asksFor(String field) {
        return fields.matcher(field).matches();
    }

    static boolean anyAsksFor(String field) {
        return Arrays.stream(values()).anyMatch(step -> step.asksFor(field));
    }

    WizardStep previous() {
        return switch (this) {
            case HELP, INFORMATION -> HELP;
            case CONTACT -> INFORMATION;
            case REVIEW -> CONTACT;
        };
    }

    WizardStep next() {
        return switch (this) {
            case HELP -> INFORMATION;
            case INFORMATION -> CONTACT;
            case CONTACT, REVIEW -> REVIEW;
        };
    }
}
