package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.chat.ChatMoved;
import org.caseport.web.application.chat.RunningChats;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.watch.TimerRuns;
import org.caseport.web.watch.TimerRuns.Chore;
import org.jspecify.annotations.Nullable;

/**
 * Timer that keeps chats going, every second while there are any, and soon after each change: asks agents, and ends
 * rings and chats whose time is over. Every ten seconds it makes up for what another server left undone.
 */
@ApplicationScoped
class ChatsTimer {

    private static final Logger LOG = Logger.getLogger(ChatsTimer.class.getName());

    private static final int SECONDS_A_CATCHING_UP = 10;

    /** Where the portal has no chats there may be some left from before. */
    private static final int SECONDS_WHILE_OFF = 60;

    private static final long SOON_MILLISECONDS = 20;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    RunningChats running;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    TimerRuns timerRuns;

    private final AtomicBoolean soon = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> rounds;
    private int round;

    void begin(@Observes DatabaseStatus.Ready ready) {
        running.serverStarted();
        rounds = executor.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatMoved event) {
        running.stir();
        if (event.message() == null) {
            ringSoon();
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingAvailability.AvailabilityChanged event) {
        ringSoon();
    }

    private void ringSoon() {
        if (rounds != null && soon.compareAndSet(false, true)) {
            try {
                ScheduledFuture<?> unused = executor.schedule(this::ring, SOON_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                LOG.log(Level.FINE, "nobody is asked any more", ending);
            }
        }
    }

    private void ring() {
        soon.set(false);
        try {
            running.ring();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "asking agents failed and is tried again in a moment", e);
        }
    }

    private void round() {
        try {
            round++;
            boolean catchesUp = round % (running.isInService() ? SECONDS_A_CATCHING_UP : SECONDS_WHILE_OFF) == 0;
            if (!catchesUp && !running.isBusy()) {
                return;
            }
            if (catchesUp) {
                running.available().stream()
                        .filter(agent -> !managingSignIns.isSignedIn(agent))
                        .forEach(running::signedOut);
            }
            timerRuns.counted(Chore.CHATS, () -> running.run() + (catchesUp ? running.catchUp() : 0));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "keeping chats going failed and is tried again in a moment", e);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
