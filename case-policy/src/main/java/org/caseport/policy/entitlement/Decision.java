package org.caseport.policy.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.jspecify.annotations.Nullable;

/**
 * The policy's whole answer to a {@link PolicyRequest}. Every violation is named, never only the first.
 *
 * @param book the version of the policy book that was applied
 * @param severity the severity of the draft: the chosen one where asked and valid, the taken one where not asked
 * @param promises for each granted severity, what is promised if the draft is submitted now
 * @param callback the callback number as it will be dialled, once country and number are valid
 * @param violations everything that keeps the draft from becoming a case, in the order of the wizard
 * @param request the case that will be opened; present exactly when there is no violation
 */
public record Decision(
        String book,
        Offers offers,
        @Nullable Severity severity,
        Map<Severity, Promise> promises,
        @Nullable ContactMethod method,
        AccountLimits limits,
        @Nullable CallbackNumber callback,
        List<Violation> violations,
        Optional<CaseRequest> request) {

    public Decision {
        promises = Map.copyOf(promises);
        violations = List.copyOf(violations);
        if (violations.isEmpty() != request.isPresent()) {
            throw new IllegalArgumentException("a draft becomes a request exactly when nothing is violated");
        }
    }

    /** Whether contact by phone is chosen and granted, so that a callback number is needed. */
    public boolean asksForNumber() {
        return method == ContactMethod.PHONE;
    }

    /** The promise for the severity of the draft. */
    public Optional<Promise> promise() {
        return severity == null ? Optional.empty() : Optional.ofNullable(promises.get(severity));
    }
}
