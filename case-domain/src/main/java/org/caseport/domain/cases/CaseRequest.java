package org.caseport.domain.cases;

import java.util.List;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.jspecify.annotations.Nullable;

/**
 * A draft without violations: everything a case needs, in the domain's own types. Only policy creates one, so that it
 * need not be checked again.
 *
 * @param service a service's code, or a limit type's for a service limit increase
 * @param category the category's code; null for a service limit increase
 * @param callback present exactly when the method is phone
 * @param contacts e-mail addresses that get the correspondence too
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
        Promise promise) {

    public CaseRequest {
        contacts = List.copyOf(contacts);
        if ((method == ContactMethod.PHONE) == (callback == null)) {
            throw new IllegalArgumentException("a callback number belongs to contact by phone, and only to it");
        }
    }

    CaseRequest reclassified(Severity other, Promise counted) {
        return new CaseRequest(
                type,
                service,
                category,
                other,
                subject,
                description,
                details,
                language,
                method,
                callback,
                contacts,
                counted);
    }

    CaseRequest about(String otherService, @Nullable String otherCategory) {
        return new CaseRequest(
                type,
                otherService,
                otherCategory,
                severity,
                subject,
                description,
                details,
                language,
                method,
                callback,
                contacts,
                promise);
    }

    CaseRequest reachedBy(ContactMethod other, @Nullable CallbackNumber number) {
        return new CaseRequest(
                type,
                service,
                category,
                severity,
                subject,
                description,
                details,
                language,
                other,
                number,
                contacts,
                promise);
    }
}
