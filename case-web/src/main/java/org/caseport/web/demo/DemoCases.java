package org.caseport.web.demo;

import static java.util.stream.Collectors.groupingBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.storage.DatabaseStatus;

/**
 * Creates the cases of demo accounts at start. An account with cases is left alone, so that a second start adds none.
 */
@ApplicationScoped
public class DemoCases {

    private static final Logger LOG = Logger.getLogger(DemoCases.class.getName());

    @Inject
    DemoMode demo;

    @Inject
    DemoHistoryLoader demoHistory;

    @Inject
    Clock clock;

    void settle(@Observes @Priority(DemoPeople.FIRST + 1) DatabaseStatus.Ready ready) {
        if (!demo.isOn()) {
            return;
        }
        List<Account> untold = DemoPeople.accounts().stream()
                .filter(account -> demoHistory.isUntold(account.id()))
                .toList();
        if (untold.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        Map<AccountId, List<DemoCase>> histories =
                DemoHistories.shipped(clock.instant()).stream().collect(groupingBy(DemoCase::account));
        int told = untold.stream()
                .mapToInt(account -> demoHistory.tell(account, histories.getOrDefault(account.id(), List.of())))
                .sum();
        LOG.info("demo mode: created " + told + " cases in " + (System.nanoTime() - started) / 1_000_000 + " ms");
    }
}
