package org.caseport.policy.entitlement;

import java.util.List;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.jspecify.annotations.Nullable;

/**
 * All choices of an account for a case, each granted or refused.
 *
 * @param severityAsked whether the person chooses a severity; else the policy takes one
 * @param operationsContact who gets copies where additional contacts are refused; null for nobody
 */
public record Offers(
        List<Offer<CaseType>> caseTypes,
        boolean severityAsked,
        List<Offer<Severity>> severities,
        List<Offer<ContactLanguage>> languages,
        List<Offer<ContactMethod>> methods,
        Offer<AdditionalContacts> contacts,
        @Nullable String operationsContact) {

    public Offers {
        caseTypes = List.copyOf(caseTypes);
        severities = List.copyOf(severities);
        languages = List.copyOf(languages);
        methods = List.copyOf(methods);
    }
}
