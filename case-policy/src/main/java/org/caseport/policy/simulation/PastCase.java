package org.caseport.policy.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.PolicyRequest;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was submitted, as far as the policy looks at it. Texts, answers and files are left out.
 *
 * @param account the account with the plan that it had then
 * @param service a service's code, or a limit type's for a service limit increase
 * @param category the category's code; null for a service limit increase
 * @param contacts the additional contacts that were named, without an operations contact
 * @param limits the requests of a service limit increase
 * @param openedAt when it was submitted
 * @param openedBefore when the account's cases of the 60 minutes before were opened
 */
public record PastCase(
        Account account,
        CaseType type,
        String service,
        @Nullable String category,
        Severity severity,
        ContactLanguage language,
        ContactMethod method,
        @Nullable CallbackNumber callback,
        List<String> contacts,
        List<LimitRequest> limits,
        Instant openedAt,
        List<Instant> openedBefore) {

    /** Stands for texts that are not read: no rule of a book is about them. */
    private static final String ANY_TEXT = "-";

    public PastCase {
        contacts = List.copyOf(contacts);
        limits = List.copyOf(limits);
        openedBefore = List.copyOf(openedBefore);
    }

    /** The same submission again, at its instant. Required questions are not asked again. */
    PolicyRequest request() {
        return new PolicyRequest(account, fields(), List.of(), List.of(), 0, openedBefore, openedAt, false, List.of());
    }

    private DraftFields fields() {
        Map<String, String> fields = new TreeMap<>();
        fields.put(DraftFields.CASE_TYPE, type.code());
        fields.put(DraftFields.SERVICE, service);
        if (category != null) {
            fields.put(DraftFields.CATEGORY, category);
        }
        fields.put(DraftFields.SEVERITY, severity.code());
        fields.put(DraftFields.SUBJECT, ANY_TEXT);
        fields.put(DraftFields.DESCRIPTION, ANY_TEXT);
        fields.put(DraftFields.LANGUAGE, language.code());
        fields.put(DraftFields.METHOD, method.code());
        if (callback != null) {
            fields.put(DraftFields.COUNTRY, callback.country());
            fields.put(DraftFields.PHONE, callback.international());
            if (callback.extension() != null) {
                fields.put(DraftFields.EXTENSION, callback.extension());
            }
        }
        for (int i = 0; i < contacts.size(); i++) {
            fields.put("contact." + i, contacts.get(i));
        }
        for (int i = 0; i < limits.size(); i++) {
            fields.put("request." + i + ".region", limits.get(i).region());
            fields.put("request." + i + ".limit", limits.get(i).limit());
            fields.put("request." + i + ".value", Long.toString(limits.get(i).newValue()));
        }
        return DraftFields.of(fields);
    }
}
