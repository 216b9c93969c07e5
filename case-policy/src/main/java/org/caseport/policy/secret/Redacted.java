package org.caseport.policy.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text after its secrets were removed.
 *
 * @param removed how many secrets of each kind were removed, by the kind's code
 */
public record Redacted(String text, SortedMap<String, Integer> removed) {

    public Redacted {
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    }
}
