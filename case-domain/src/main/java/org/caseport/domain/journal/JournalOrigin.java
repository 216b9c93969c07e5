package org.caseport.domain.journal;

import org.jspecify.annotations.Nullable;

/** Tells where the current act comes from. */
public interface JournalOrigin {

    /**
     * {@code web} and the pseudonym of an IP address, {@code api} and a key's id, or {@code system}; null when it is
     * unknown.
     */
    @Nullable
    String now();
}
