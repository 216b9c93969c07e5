package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.call.Callbacks;

/**
 * Makes up for what servers of the release before leave undone, as they know no calls: plans the calls of unanswered
 * cases that chose the phone, and ends or moves those of cases that were resolved or merged. Each case has a
 * transaction of its own; one that fails is tried again in the next run and stops no other.
 */
@ApplicationScoped
public class CatchingUpOnCalls {

    private static final Logger LOG = Logger.getLogger(CatchingUpOnCalls.class.getName());

    /** How many cases one run takes of each kind; there are few. */
    private static final int AT_ONCE = 100;

    @Inject
    Callbacks callbacks;

    @Inject
    PlanningCalls planning;

    /** Plans the calls that are lacking; returns how many. */
    public long plan() {
        return each(callbacks.lacking(AT_ONCE), planning::planLacking);
    }

    /** Ends or moves the calls of resolved cases; returns how many. */
    public long settle() {
        return each(callbacks.resolvedWithCall(AT_ONCE), planning::settleResolved);
    }

    /** Does this for one after the other, also after one has failed; returns for how many it did something. */
    static <T> long each(List<T> ids, Predicate<T> act) {
        return ids.stream()
                .filter(id -> {
                    try {
                        return act.test(id);
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, e, () -> "looking after the call of " + id + " failed");
                        return false;
                    }
                })
                .count();
    }
}
