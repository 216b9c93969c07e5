package org.caseport.domain.catalog;

import java.util.List;

/**
 * What kind of problem a person has with a service.
 *
 * @param prompt what to write for the fastest resolution; guidance beside the description, never text to delete
 * @param links at least one place where the answer may already stand
 */
public record Category(
        String code, LocalizedText name, LocalizedText prompt, List<Link> links, List<Question> questions) {

    public Category {
        links = List.copyOf(links);
        questions = List.copyOf(questions);
    }
}
