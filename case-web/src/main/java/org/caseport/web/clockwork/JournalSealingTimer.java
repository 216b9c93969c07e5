package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.journal.SealingJournal;
import org.caseport.web.watch.TimerRuns;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Timer that seals new journal entries every few seconds, so that they are open to tampering only briefly and no act
 * waits for sealing.
 */
@ApplicationScoped
class JournalSealingTimer {

    private static final Logger LOG = Logger.getLogger(JournalSealingTimer.class.getName());

    /** The documented upper limit; a longer interval in the settings is cut to this. */
    private static final Duration SLOWEST = Duration.ofSeconds(8);

    private static final Duration FASTEST = Duration.ofMillis(100);
    /** Ends a run even if entries are added faster than they are sealed. */
    private static final int MOST_ROUNDS = 5_000;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    SealingJournal sealing;

    @Inject
    TimerRuns timerRuns;

    @Inject
    @ConfigProperty(name = "caseport.journal.pace", defaultValue = "PT2S")
    Duration pace;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        markAgain();
        Duration asked = pace.compareTo(SLOWEST) > 0 ? SLOWEST : pace;
        long millis = Math.max(asked.toMillis(), FASTEST.toMillis());
        rounds = executor.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void markAgain() {
        try {
            Optional<AccountId> reached = sealing.markAgain(null);
            while (reached.isPresent()) {
                reached = sealing.markAgain(reached.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the journal's chains could not all be marked with the key in force", e);
        }
    }

    private void round() {
        try {
            timerRuns.of(TimerRuns.Chore.SEALING, this::seal);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sealing the journal failed and is tried again in a moment", e);
        }
    }

    private void seal() {
        int round = 0;
        while (round < MOST_ROUNDS && sealing.seal() == SealingJournal.AT_ONCE) {
            round++;
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
