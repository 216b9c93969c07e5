package org.caseport.domain.journal;

import org.jspecify.annotations.Nullable;

/** Answers from where the current act comes. */
public interface Origin {

    /**
     * {@code web} and the pseudonym of an IP address, {@code api} and a key's id, or {@code system}; null when it is
     * unknown.
     */
    @Nullable
    String now();
}
