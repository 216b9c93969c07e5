package org.caseport.domain.cases;

import java.util.List;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/**
 * A draft without violations: everything a case needs, in the domain's own types. Only policy creates one, so that it
 * need not be checked again.
 *
 * @param service a service's code, or a limit type's for a service limit increase
 * @param category the category's code; null for a service limit increase
 * @param callback present exactly when the method is phone
 * @param contacts e-mail addresses that get the correspondence too
 * @param plan the account's plan when the case was opened; null for a case from before this was stored
 */
public record CaseRequest(
        CaseType type,
        String service,
        @Nullable String category,
        Severity severity,
        Subject subject,
        Body description,
        RequestDetails details,
        ContactLanguage language,
        ContactMethod method,
        @Nullable CallbackNumber callback,
        List<String> contacts,
        @Nullable SupportPlan plan,
        Promise promise) {

    public CaseRequest {
        contacts = List.copyOf(contacts);
        if ((method == ContactMethod.PHONE) == (callback == null)) {
            throw new IllegalArgumentException("a callback number belongs to contact by phone, and only to it");
        }
    }

    CaseRequest withSeverity(Severity severity, Promise promise) {
        return with(service, category, severity, method, callback, promise);
    }

    CaseRequest withTopic(String service, @Nullable String category) {
        return with(service, category, severity, method, callback, promise);
    }

    CaseRequest withContact(ContactMethod method, @Nullable CallbackNumber callback) {
        return with(service, category, severity, method, callback, promise);
    }

    private CaseRequest with(
            String service,
            @Nullable String category,
            Severity severity,
            ContactMethod method,
            @Nullable CallbackNumber callback,
            Promise promise) {
        return new CaseRequest(
                type,
                service,
                category,
                severity,
                subject,
                description,
                details,
                language,
                method,
                callback,
                contacts,
                plan,
                promise);
    }
}
