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
import org.caseport.web.application.report.MailingReports;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/** Timer that mails the reports that are due. One that fails stops none of the others. */
@ApplicationScoped
class ReportMailTimer {

    private static final Logger LOG = Logger.getLogger(ReportMailTimer.class.getName());
    private static final long EVERY_SECONDS = 30;
    private static final long FIRST_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    MailingReports mailing;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::round, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            timerRuns.counted(TimerRuns.Chore.REPORTS, this::mail);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "mailing reports failed and is tried again in a moment", e);
        }
    }

    private long mail() {
        long planned = mailing.repeatGivenUp();
        RuntimeException failure = null;
        for (String id : mailing.due()) {
            try {
                planned += mailing.plan(id) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the report " + id + " was not mailed", e);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return planned;
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
