package org.caseport.domain.storage;

import java.time.Instant;
import java.util.List;

/**
 * The place where everything is kept. Until it is ready the portal answers that it is not, and tries again by itself.
 */
public interface Storage {

    /** Whether the database was reached and its tables are those of this version. */
    boolean isReady();

    /** What stands in the way while it is not ready, naming the address and never a password. */
    String trouble();

    /** Which database it is, with its version, and where; without user and password. */
    String product();

    /** The steps by which the tables came to their form, first ones first; empty while it is not ready. */
    List<Step> steps();

    /** How the connections to the database are used on this server. */
    Connections connections();

    /**
     * A step that was taken.
     *
     * @param version as its file is numbered
     * @param title what it brought
     */
    record Step(String version, String title, Instant at) {}

    /**
     * Use of the connections.
     *
     * @param used how many somebody has in hand
     * @param most how many there can be
     * @param refused how often somebody has waited for one in vain since the start
     */
    record Connections(int used, int most, long refused) {}

    /** Told once, when the storage has become ready; whoever needs tables at start waits for it. */
    record Ready() {}
}
