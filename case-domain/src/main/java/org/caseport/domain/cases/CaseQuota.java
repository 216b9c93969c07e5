package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;

/** What keeps an account to so many cases an hour, counted over all servers. */
public interface CaseQuota {

    /** Nobody else opens a case of the account until the transaction ends, so that what is counted then stays true. */
    void hold(AccountId account);

    /** When the account's last cases since then were opened, newest first. */
    List<Instant> lastOpened(AccountId account, Instant since, int most);
}
