package org.caseport.domain.journal;

import org.jspecify.annotations.Nullable;

/** From where somebody acts. */
public interface Origin {

    /**
     * {@code web} and the pseudonym of an address, {@code api} and a key's id, or {@code system}; null where unknown.
     */
    @Nullable
    String now();
}
