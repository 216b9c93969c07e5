package org.caseport.policy.sla;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.Promise;

/** When a target is used up, and the stretches from start to then: in order, without gaps, each with its reason. */
public record Derivation(Instant due, List<Promise.Stretch> stretches) {

    public Derivation {
        stretches = List.copyOf(stretches);
    }
}
