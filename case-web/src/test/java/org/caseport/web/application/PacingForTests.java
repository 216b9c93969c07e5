package org.caseport.web.application;

import java.time.Clock;
import org.caseport.domain.access.Pace;

/** Limits as they are when nothing is set. */
public final class PacingForTests {

    private PacingForTests() {}

    public static Pacing with(Pace pace, Clock clock) {
        Pacing pacing = new Pacing();
        pacing.pace = pace;
        pacing.clock = clock;
        pacing.searches = 300;
        pacing.exports = 60;
        pacing.live = 1200;
        pacing.failures = 300;
        return pacing;
    }
}
