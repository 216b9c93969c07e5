package org.caseport.policy.secret;

import java.util.List;
import java.util.Optional;

/** A pattern that finds one form of a secret. */
interface SecretPattern {

    /** The texts that announce it; empty for a form that begins with any digit. */
    List<String> signs();

    /**
     * The secret that is announced by the sign at this place, if there is one.
     *
     * @param from where the sign begins
     * @param behind where it ends
     */
    Optional<Span> at(NormalizedText text, int from, int behind);

    /**
     * The place of a secret, from the first inclusive to the last exclusive.
     *
     * @param doubtful whether nothing around it tells that it is a secret
     */
    record Span(int from, int to, boolean doubtful) {

        Span(int from, int to) {
            this(from, to, false);
        }
    }
}
