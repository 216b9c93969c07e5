package org.caseport.domain.catalog;

import java.util.Map;

/** A text in every language of the pages. English is always there and stands in where a language is missing. */
public record LocalizedText(Map<String, String> byLanguage) {

    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("a text needs at least English, not only " + byLanguage.keySet());
        }
    }

    /** The text in this language, an ISO 639-1 code such as {@code ja}. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }
}
