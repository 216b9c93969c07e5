package org.caseport.domain.accountplan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** Stores the changes of plans that are scheduled, at most one for each account. */
public interface PlanChanges {

    Optional<PlanChange> of(AccountId account);

    /** Schedules a change. Whoever calls this has locked the account, and it has none. */
    void schedule(PlanChange change);

    /** Forgets the change; false when there is none. */
    boolean remove(AccountId account);

    /** The accounts whose changes are due at this instant, the one that is due longest first. */
    List<AccountId> due(Instant now, int most);
}
