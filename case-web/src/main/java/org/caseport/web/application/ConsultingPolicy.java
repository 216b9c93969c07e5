package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Inquiry;
import org.caseport.policy.entitlement.Ruling;

/** Asks policy about a draft, with everything that policy wants to know of the account. */
@ApplicationScoped
@Transactional
public class ConsultingPolicy {

    private static final Duration QUOTA_WINDOW = Duration.ofHours(1);

    @Inject
    Accounts accounts;

    @Inject
    Cases cases;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** What the member may choose for this draft, what would be promised now, and what keeps it from being a case. */
    public Ruling rulingOn(Member member, CaseDraft draft) {
        Instant now = clock.instant();
        Account account = accounts.find(member.account())
                .orElseThrow(() -> new IllegalStateException("account " + member.account() + " is gone"));
        return policy.rule(new Inquiry(
                account,
                draft.fields(),
                draft.filesAt(now),
                cases.openedSince(member.account(), now.minus(QUOTA_WINDOW)),
                now));
    }
}
