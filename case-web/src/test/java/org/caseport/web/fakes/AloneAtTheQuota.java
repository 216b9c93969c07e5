package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.cases.Visibility;

/** Counts the cases that are there; nobody else is. */
public record AloneAtTheQuota(InMemoryCases cases) implements CaseQuota {

    @Override
    public void hold(AccountId account) {}

    @Override
    public List<Instant> lastOpened(AccountId account, Instant since, int most) {
        return cases.openedSince(Visibility.ofSupport(account), since).stream()
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .toList();
    }
}
