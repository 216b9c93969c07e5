package org.caseport.domain.storage;

import java.time.Instant;
import java.util.List;

/** Tells the state of the database. Until it is ready the portal answers that it is not, and tries again by itself. */
public interface DatabaseStatus {

    /** Whether the database was reached and its tables are those of this version. */
    boolean isReady();

    /** What is wrong while it is not ready; names the address and never a password. */
    String trouble();

    /** The database product with its version and address; without user and password. */
    String product();

    /** The schema migrations that were applied, first ones first; empty while the database is not ready. */
    List<Step> steps();

    /** How this server uses its connections to the database. */
    Connections connections();

    /**
     * A schema migration that was applied.
     *
     * @param version the number of its file
     * @param title what it brought
     */
    record Step(String version, String title, Instant at) {}

    /**
     * The use of the connection pool.
     *
     * @param used how many are in use
     * @param most how many there can be
     * @param refused how often somebody has waited for one in vain since the start
     */
    record Connections(int used, int most, long refused) {}

    /** Event: the storage has become ready. It is sent once; code that needs tables at start waits for it. */
    record Ready() {}
}
