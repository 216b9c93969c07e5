package org.caseport.policy.book;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The terms of case types that are the same under all plans.
 *
 * @param severityNotAsked the types whose severity nobody chooses, with the one that their cases have
 * @param handledByPartner the types that a partner handles for the accounts that it has resold
 * @param copiedToOperations the types of which the account's operations contact gets copies, where the plan has no
 *     additional contacts
 */
public record CaseTypeTerms(
        Map<CaseType, Severity> severityNotAsked, Set<CaseType> handledByPartner, Set<CaseType> copiedToOperations) {

    public CaseTypeTerms {
        severityNotAsked = Map.copyOf(severityNotAsked);
        handledByPartner = Set.copyOf(handledByPartner);
        copiedToOperations = Set.copyOf(copiedToOperations);
    }

    /** The severity of all cases of this type; empty for a type whose severity is chosen, and while none is chosen. */
    public Optional<Severity> fixedSeverity(@Nullable CaseType type) {
        return type == null ? Optional.empty() : Optional.ofNullable(severityNotAsked.get(type));
    }
}
