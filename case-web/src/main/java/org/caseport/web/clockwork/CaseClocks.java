package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.Storage;
import org.caseport.web.application.WatchingClocks;

/** Looks at the clocks of all cases: often at the promises, less often at customers who stay silent. */
@ApplicationScoped
class CaseClocks {

    private static final Logger LOG = Logger.getLogger(CaseClocks.class.getName());

    private static final long PROMISES_EVERY_SECONDS = 5;
    private static final long SILENCE_EVERY_SECONDS = 30;
    private static final long HISTORY_EVERY_SECONDS = 600;
    /** So that one round ends even while cases become due faster than they are worked through. */
    private static final int MOST_ROUNDS = 500;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    WatchingClocks watching;

    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();

    void begin(@Observes Storage.Ready ready) {
        every(PROMISES_EVERY_SECONDS, watching::warn, "warning about promises");
        every(SILENCE_EVERY_SECONDS, watching::endSilence, "ending customers' silence");
        every(HISTORY_EVERY_SECONDS, watching::endHistory, "deleting what is older than the history shown");
    }

    private void every(long seconds, IntSupplier chore, String name) {
        rounds.add(executor.scheduleWithFixedDelay(() -> round(chore, name), seconds, seconds, TimeUnit.SECONDS));
    }

    private static void round(IntSupplier chore, String name) {
        try {
            int round = 0;
            while (round < MOST_ROUNDS && chore.getAsInt() > 0) {
                round++;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, name + " failed and is tried again in a moment", e);
        }
    }

    @PreDestroy
    void end() {
        rounds.forEach(round -> round.cancel(false));
    }
}
