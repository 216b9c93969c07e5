package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.caseport.domain.storage.DatabaseStatus;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Health checks for startup, readiness and liveness. The outbox check shows the delay of notices but is always up: a
 * mail server that is down must not make the portal unavailable.
 */
@ApplicationScoped
class HealthChecks {

    @Inject
    DatabaseStatus storage;

    @Inject
    Disk disk;

    @Inject
    Backlog backlog;

    @Inject
    Draining draining;

    /** Liveness check for deadlocked threads, which only a restart can free. */
    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck threads() {
        return () -> HealthCheckResponse.named("threads")
                .status(ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null)
                .build();
    }

    @Produces
    @Startup
    @ApplicationScoped
    HealthCheck migrations() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("migrations").status(storage.isReady());
            return storage.isReady()
                    ? answer.build()
                    : answer.withData("trouble", storage.trouble()).build();
        };
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck room() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("disk").status(disk.isEnough());
            for (Map.Entry<String, Long> folder : disk.free().entrySet()) {
                answer.withData(folder.getKey() + "FreeMegabytes", folder.getValue() >> 20);
            }
            return disk.isEnough()
                    ? answer.build()
                    : answer.withData(
                                    "trouble",
                                    "Less than " + disk.least() + " MB are free where the portal writes. Free some, or"
                                            + " lower caseport.disk.least.")
                            .build();
        };
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck staying() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("staying").status(!draining.isNear());
            return draining.isNear()
                    ? answer.withData("trouble", "This server is being stopped.")
                            .build()
                    : answer.build();
        };
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck outbox() {
        return () -> {
            Duration lag = backlog.outboxLag();
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("outbox").up();
            return lag == null
                    ? answer.build()
                    : answer.withData("lagSeconds", lag.toSeconds()).build();
        };
    }
}
