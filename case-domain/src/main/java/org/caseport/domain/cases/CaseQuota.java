package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;

/** Counts the cases that an account opens, over all servers, for its limit of cases per hour. */
public interface CaseQuota {

    /** Locks the count: nobody else opens a case of the account until the transaction ends. */
    void hold(AccountId account);

    /** When the account's last cases since then were opened, newest first. */
    List<Instant> lastOpened(AccountId account, Instant since, int most);
}
