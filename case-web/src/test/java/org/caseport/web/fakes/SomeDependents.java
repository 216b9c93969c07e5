package org.caseport.web.fakes;

import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.accountplan.PlanChangeImpact;

/** What every account has that depends on its plan. */
public final class SomeDependents implements PlanChangeImpact {

    public int openCases;
    public final List<Key> keys = new ArrayList<>();
    public final List<Draft> drafts = new ArrayList<>();

    @Override
    public int openCases(AccountId account) {
        return openCases;
    }

    @Override
    public List<Key> keys(AccountId account, int most) {
        return keys;
    }

    @Override
    public List<Draft> drafts(AccountId account, int most) {
        return drafts;
    }
}
