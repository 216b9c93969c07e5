package org.caseport.policy.sla;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.Promise;

/**
 * The result of counting a target: when it is used up, and the stretches of time until then, in order, without gaps,
 * each with its reason.
 */
public record DueCalculation(Instant due, List<Promise.Stretch> stretches) {

    public DueCalculation {
        stretches = List.copyOf(stretches);
    }
}
