package org.caseport.domain.catalog;

import java.util.List;

/**
 * A kind of problem with a service.
 *
 * @param prompt what to write for the fastest resolution; guidance beside the description, never text to delete
 * @param links recommended links, at least one, that may have the answer already
 */
public record Category(
        String code, LocalizedText name, LocalizedText prompt, List<RecommendedLink> links, List<Question> questions) {

    public Category {
        links = List.copyOf(links);
        questions = List.copyOf(questions);
    }
}
