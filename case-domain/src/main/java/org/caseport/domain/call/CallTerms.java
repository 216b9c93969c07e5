package org.caseport.domain.call;

import java.time.Duration;
import java.util.List;

/**
 * The terms that a callback began with. It keeps them: a later policy book does not change them.
 *
 * @param tries how many there are at most
 * @param pauses the time between a try and the next, in phone hours; the last one for all further tries
 * @param afterOpening how long after the phone opens a call is due that could not be made by the response due
 * @param laterCalls the phone hours within which a call is due in a case that is answered already
 * @param claim how long an agent who is not online keeps a claim
 * @param night when nobody is called without need
 */
public record CallTerms(
        int tries, List<Duration> pauses, Duration afterOpening, Duration laterCalls, Duration claim, Night night) {

    public CallTerms {
        pauses = List.copyOf(pauses);
        if (tries < 1 || pauses.isEmpty()) {
            throw new IllegalArgumentException("a callback has a try at least, and pauses between tries");
        }
    }

    /** The pause after so many tries. */
    public Duration pauseAfter(int made) {
        return pauses.get(Math.min(Math.max(made, 1), pauses.size()) - 1);
    }
}
