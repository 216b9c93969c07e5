package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.upkeep.BackingUp;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/** Timer that every few seconds makes a backup if one is due or was requested. */
@ApplicationScoped
class BackupTimer {

    private static final Logger LOG = Logger.getLogger(BackupTimer.class.getName());

    private static final long EVERY_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    BackingUp backingUp;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        if (!backingUp.isWanted()) {
            return;
        }
        if (backingUp.isPossible()) {
            rounds = executor.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        } else {
            LOG.log(
                    Level.WARNING,
                    "caseport.backup.folder is for the embedded database; a PostgreSQL is backed up with pg_dump");
        }
    }

    private void round() {
        try {
            timerRuns.counted(TimerRuns.Chore.BACKUP, this::backUp);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "no backup could be made; it is tried again in ten minutes", e);
        }
    }

    private long backUp() {
        Optional<Path> made = backingUp.backUp();
        made.ifPresent(file -> LOG.log(Level.INFO, "Caseport has made a backup and read it back: {0}", file));
        return made.isPresent() ? 1 : 0;
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
