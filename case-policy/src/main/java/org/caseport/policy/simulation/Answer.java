package org.caseport.policy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.AdditionalContacts;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Offers;
import org.jspecify.annotations.Nullable;

/**
 * What the policy answers to the submission of a past case.
 *
 * @param target the first response that is promised; null where case type or severity is not granted
 * @param causes everything that keeps the case from being opened, each kind once
 * @param told who gets the correspondence besides requester and named members
 */
public record Answer(@Nullable Target target, Set<Cause> causes, List<String> told) {

    public Answer {
        causes = Collections.unmodifiableSet(new LinkedHashSet<>(causes));
        told = List.copyOf(told);
    }

    /** A first response that is promised with this severity. */
    public record Target(Severity severity, Duration time, Promise.Clock clock, Instant due) {}

    public boolean isOpened() {
        return causes.isEmpty();
    }

    /** Asks the policy as the wizard does. */
    static Answer of(CasePolicy policy, PastCase past) {
        Account account = past.account();
        if (!policy.hasPlanOf(account, past.openedAt())) {
            return new Answer(null, Set.of(Cause.NO_PLAN), List.of());
        }
        Decision decision = policy.check(past.request());
        Set<Cause> causes = Cause.of(decision.violations());
        boolean granted = causes.stream()
                .noneMatch(cause -> cause.field().equals(DraftFields.CASE_TYPE)
                        || cause.field().equals(DraftFields.SEVERITY));
        return new Answer(granted ? target(decision) : null, causes, told(decision.offers(), past.contacts()));
    }

    private static @Nullable Target target(Decision decision) {
        Severity severity = decision.severity();
        Promise promise = decision.promise().orElse(null);
        return severity == null || promise == null
                ? null
                : new Target(severity, promise.target(), promise.clock(), promise.due());
    }

    private static List<String> told(Offers offers, List<String> contacts) {
        Offer<AdditionalContacts> granted = offers.contacts();
        if (granted.isGranted()) {
            return contacts.stream().limit(granted.choice().most()).toList();
        }
        return offers.operationsContact() == null ? List.of() : List.of(offers.operationsContact());
    }
}
