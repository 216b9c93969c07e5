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
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.admission.CheckingPeople;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/**
 * Timer that asks the directory about people who are signed in. It runs on every server; each sign-in is checked by the
 * server that comes first.
 */
@ApplicationScoped
class DirectoryCheckTimer {

    private static final Logger LOG = Logger.getLogger(DirectoryCheckTimer.class.getName());

    /** Runs this many times as often as each sign-in is checked, so that none waits long for its turn. */
    private static final int A_FEW = 5;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    CheckingPeople checking;

    @Inject
    SignInSettings signInSettings;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        if (signInSettings.isByDirectory()) {
            long every = Math.max(1, signInSettings.checkEvery().toSeconds() / A_FEW);
            rounds = executor.scheduleWithFixedDelay(this::round, every, every, TimeUnit.SECONDS);
        }
    }

    private void round() {
        try {
            timerRuns.of(TimerRuns.Chore.DIRECTORY, checking::round);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the directory could not be asked; the next round does", e);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
