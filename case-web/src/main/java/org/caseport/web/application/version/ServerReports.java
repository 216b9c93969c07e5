package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseport.domain.version.Servers;
import org.jspecify.annotations.Nullable;

/** Reports that this server runs, and tells which others do. */
@ApplicationScoped
@Transactional
public class ServerReports {

    /** How long after its last report a server counts as running. */
    static final Duration ALIVE = Duration.ofSeconds(60);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    @Inject
    Servers servers;

    @Inject
    Clock clock;

    private final String name = UUID.randomUUID().toString();
    private @Nullable Instant started;

    /** Reports this server. A timer does so every few seconds. */
    public void report() {
        Instant now = clock.instant();
        Instant since = started == null ? now : started;
        started = since;
        servers.report(name, host(), since, now);
        servers.forgetBefore(now.minus(FORGOTTEN));
    }

    /** Tells the others that this server stops. */
    public void leave() {
        servers.leave(name);
    }

    /** The servers that run, those of the oldest release first. */
    public List<Servers.Server> running() {
        return servers.seenSince(clock.instant().minus(ALIVE));
    }

    /** Those of them that run an older release than this one. */
    public List<Servers.Server> older() {
        return running().stream().filter(servers::isOlder).toList();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "?";
        }
    }
}
