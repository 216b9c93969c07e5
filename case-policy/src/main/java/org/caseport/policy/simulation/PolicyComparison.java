package org.caseport.policy.simulation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.policy.entitlement.Refusal.Reason;

/**
 * Compares what the policy answers with the book in force and with a draft, for cases of any time: both policies have
 * one book each, which is in force at every instant. It asks the function that answers the wizard, and has no rule of
 * its own.
 */
public final class PolicyComparison {

    private final CasePolicy inForce;
    private final CasePolicy draft;

    public PolicyComparison(CasePolicy inForce, CasePolicy draft) {
        this.inForce = inForce;
        this.draft = draft;
    }

    /** What the draft would have meant for this case. */
    public CaseComparison of(PastCase past) {
        return new CaseComparison(Answer.of(inForce, past), Answer.of(draft, past));
    }

    /**
     * Why this draft of a case would be refused that is not refused now; what it still lacks does not count, nor does
     * the hour.
     */
    public Optional<Cause> refusalOf(Account account, DraftFields fields, List<DraftFile> files, Instant now) {
        Set<Cause> causes = causes(draft, account, fields, files, now);
        causes.removeAll(causes(inForce, account, fields, files, now));
        return causes.stream().findFirst();
    }

    private static Set<Cause> causes(
            CasePolicy policy, Account account, DraftFields fields, List<DraftFile> files, Instant now) {
        if (!policy.hasPlanOf(account, now)) {
            return new LinkedHashSet<>(Set.of(Cause.NO_PLAN));
        }
        Set<Cause> causes = Cause.of(policy.check(new PolicyRequest(account, fields, files, List.of(), now))
                .violations());
        causes.removeIf(cause -> cause.reason() == Reason.CLOSED_NOW);
        return causes;
    }

    /** Whether the account's programs may call the Support API now, and could not any more. */
    public boolean stopsApi(Account account, Instant now) {
        return isApiGranted(inForce, account, now) && !isApiGranted(draft, account, now);
    }

    private static boolean isApiGranted(CasePolicy policy, Account account, Instant now) {
        return policy.hasPlanOf(account, now) && policy.supportApi(account, now).isGranted();
    }
}
