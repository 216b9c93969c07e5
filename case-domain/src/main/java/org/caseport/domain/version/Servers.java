package org.caseport.domain.version;

import java.time.Instant;
import java.util.List;

/** The servers of this portal, as they report themselves. A server of a release before there were reports does not. */
public interface Servers {

    /**
     * Stores that this server runs.
     *
     * @param name unique among all servers and starts
     * @param host what people know it by
     */
    void report(String name, String host, Instant startedAt, Instant now);

    /** Stores that this server stops. */
    void leave(String name);

    /** The servers that have reported since, oldest release first. */
    List<Server> seenSince(Instant since);

    /** Deletes reports of servers that have not reported since. */
    int forgetBefore(Instant since);

    /** Whether a server knows less than this one: its release ends with an older migration. */
    boolean isOlder(Server server);

    /**
     * A server.
     *
     * @param release the newest migration that its release knows, such as {@code 34}
     */
    record Server(String name, String host, String release, Instant startedAt, Instant seenAt) {}
}
