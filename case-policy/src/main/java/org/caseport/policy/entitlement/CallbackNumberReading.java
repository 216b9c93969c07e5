package org.caseport.policy.entitlement;

import java.util.List;
import java.util.Optional;
import org.caseport.domain.contact.CallbackNumber;

/**
 * A callback number as it was typed: the number, or what is wrong with it.
 *
 * @param number present exactly when nothing is wrong
 */
public record CallbackNumberReading(Optional<CallbackNumber> number, List<Violation> violations) {

    public CallbackNumberReading {
        violations = List.copyOf(violations);
    }
}
