package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;

/** Keeps periods; what an account had before its first one is inferred. */
public final class InMemoryAccountPlans implements AccountPlans {

    public final Map<AccountId, List<PlanPeriod>> byAccount = new HashMap<>();
    private final Accounts accounts;

    public InMemoryAccountPlans(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public EffectivePlan planAt(AccountId account, Instant at) {
        List<PlanPeriod> latestFirst = periodsOf(account, Integer.MAX_VALUE);
        return latestFirst.stream()
                .filter(period -> !period.since().isAfter(at))
                .findFirst()
                .map(period -> new EffectivePlan(period.plan(), period.isInferred()))
                .orElseGet(() -> new EffectivePlan(
                        latestFirst.isEmpty()
                                ? accounts.find(account).orElseThrow().plan()
                                : latestFirst.get(latestFirst.size() - 1).plan(),
                        true));
    }

    @Override
    public List<PlanPeriod> periodsOf(AccountId account, int most) {
        List<PlanPeriod> all = new ArrayList<>(byAccount.getOrDefault(account, List.of()));
        Collections.reverse(all);
        return all.stream().limit(most).toList();
    }

    @Override
    public void begin(AccountId account, SupportPlan before, PlanPeriod period) {
        List<PlanPeriod> all = byAccount.computeIfAbsent(account, any -> new ArrayList<>());
        boolean known = all.isEmpty()
                ? period.origin() == PlanPeriod.Origin.CREATED
                : all.get(all.size() - 1).plan().equals(before);
        if (!known) {
            all.add(PlanPeriod.inferred(before, period.since()));
        }
        all.add(period);
    }
}
