package org.caseport.persistence.database;

import java.time.Duration;

/**
 * Decides whether a database problem is logged: at once if it needs a person, after a minute if it may pass by itself,
 * and only once while it stays the same.
 */
final class LogThrottle {

    /** How long a problem that may pass is not logged. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private String told = "";

    /** Whether to log this problem now. A call that returns true counts as logged. */
    boolean isDue(DatabaseProblem trouble, Duration sinceFirstAttempt) {
        boolean worthTelling = !trouble.passing() || sinceFirstAttempt.compareTo(PATIENCE) >= 0;
        if (!worthTelling || told.equals(trouble.text())) {
            return false;
        }
        told = trouble.text();
        return true;
    }

    boolean hasTold() {
        return !told.isEmpty();
    }
}
