package org.caseport.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences about what is wrong with the fields of a form, each shown beside its field and in the summary. */
public final class FieldProblems {

    private final Map<String, String> sentences = new LinkedHashMap<>();

    /** Adds a sentence; a field keeps its first one. */
    public void add(String field, String sentence) {
        sentences.putIfAbsent(field, sentence);
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !sentences.isEmpty();
    }

    /** The fields that have to be corrected, in the order in which they were found. */
    public Iterable<String> fields() {
        return sentences.keySet();
    }

    /** The sentence about this field; empty if nothing is wrong with it. */
    public String of(String field) {
        return sentences.getOrDefault(field, "");
    }

    /** The id of the field's element. */
    public String id(String field) {
        return field;
    }

    /** The address of the field within the page. */
    public String anchor(String field) {
        return "#" + id(field);
    }

    /** The ids of the elements that describe a field: first its error, then its help, then others on the page. */
    public @Nullable String describedBy(String field, boolean helped, String more) {
        String ids = (of(field).isEmpty() ? "" : field + "-error ") + (helped ? field + "-help " : "") + more;
        return ids.isBlank() ? null : ids.strip();
    }
}
