package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Tells in the wizard by when support would call if the draft were submitted now, and when the phone is open. */
@Named
@RequestScoped
public class CallPreview {

    @Inject
    CreateCaseWizard wizard;

    @Inject
    PlanningCalls planning;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    private @Nullable CallBy by;

    /** Whether a call is chosen, and it is known by when it would be made. */
    public boolean isPlanned() {
        return wizard.decision().asksForNumber() && wizard.isPromised() && isLanguageGranted();
    }

    /** By when support would call; to be asked where a call is planned. */
    public CallBy by() {
        if (by == null) {
            Promise promise = wizard.promise();
            by = planning.forecast(user.member(), language(), promise.due());
        }
        return by;
    }

    /** When support can be reached by phone in the chosen language; empty where that is not known. */
    public String hours() {
        return isLanguageGranted()
                ? explanations.phoneHours(consulting.hours(user.member(), language(), ContactMethod.PHONE))
                : "";
    }

    private boolean isLanguageGranted() {
        return wizard.decision().offers().languages().stream()
                .filter(Offer::isGranted)
                .anyMatch(offer -> offer.choice().code().equals(wizard.field(DraftFields.LANGUAGE)));
    }

    private ContactLanguage language() {
        return new ContactLanguage(wizard.field(DraftFields.LANGUAGE));
    }
}
