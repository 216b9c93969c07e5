package org.caseport.policy.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text without its secrets.
 *
 * @param removed how many of each kind were in it, by the kind's code
 */
public record Redacted(String text, SortedMap<String, Integer> removed) {

    public Redacted {
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    }
}
