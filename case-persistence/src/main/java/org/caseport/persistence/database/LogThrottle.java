package org.caseport.persistence.database;

import java.time.Duration;

/**
 * When a trouble is worth a line in the log: at once if it needs a person, after a while if it may pass by itself, and
 * once for as long as it stays the same.
 */
final class LogThrottle {

    /** How long a trouble that may pass is not worth a line. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private String told = "";

    /** Whether to tell this trouble now, so long after the first attempt; whoever asks is taken to tell it. */
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
