package org.caseport.domain.access;

import java.time.Instant;
import org.caseport.domain.account.AccountId;

/** How fast an account's programs call, counted over all servers. */
public interface CallRate {

    /** Counts a call, unless the account has called as often as it may within a second. */
    boolean allows(AccountId account, int callsPerSecond, Instant now);

    /** How many calls the account could make at this instant. */
    int left(AccountId account, int callsPerSecond, Instant now);
}
