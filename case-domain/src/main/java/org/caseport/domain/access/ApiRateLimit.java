package org.caseport.domain.access;

import java.time.Instant;
import org.caseport.domain.account.AccountId;

/** Limits how many API calls an account's programs make per second, counted over all servers. */
public interface ApiRateLimit {

    /** Counts a call; false, and nothing is counted, when the account's calls per second are used up. */
    boolean allows(AccountId account, int callsPerSecond, Instant now);

    /** How many calls the account could make at this instant. */
    int left(AccountId account, int callsPerSecond, Instant now);
}
