package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.version.BooksInForce;
import org.caseport.web.application.version.ServerReports;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/** Timer that reads every second which versions are activated, and reports every ten seconds that this server runs. */
@ApplicationScoped
class VersionsTimer {

    private static final Logger LOG = Logger.getLogger(VersionsTimer.class.getName());

    private static final int ROUNDS_A_REPORT = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    BooksInForce books;

    @Inject
    ServerReports reports;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;
    private int round;

    /** Before the server answers anybody, it knows what is in force. */
    void begin(@Observes DatabaseStatus.Ready ready) {
        books.read();
        reports.report();
        rounds = executor.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            books.read();
            round++;
            if (round % ROUNDS_A_REPORT == 0) {
                timerRuns.of(TimerRuns.Chore.SERVERS, reports::report);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "reading the activated versions failed and is tried again in a second", e);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
            try {
                reports.leave();
            } catch (RuntimeException unreachable) {
                LOG.log(Level.FINE, "the report of this server is forgotten in a minute", unreachable);
            }
        }
    }
}
