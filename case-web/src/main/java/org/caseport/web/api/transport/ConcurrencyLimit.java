package org.caseport.web.api.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caseport.domain.account.AccountId;

/** Limits how many calls of one account a server handles at a time, so that other accounts get their turn. */
public final class ConcurrencyLimit {

    private final int most;
    private final Map<AccountId, Integer> underWay = new ConcurrentHashMap<>();

    public ConcurrencyLimit(int most) {
        this.most = most;
    }

    /** Takes a slot, which must be given back; false when the account uses all of its slots. */
    public boolean take(AccountId account) {
        if (underWay.merge(account, 1, Integer::sum) > most) {
            giveBack(account);
            return false;
        }
        return true;
    }

    public void giveBack(AccountId account) {
        underWay.computeIfPresent(account, (any, count) -> count == 1 ? null : count - 1);
    }
}
