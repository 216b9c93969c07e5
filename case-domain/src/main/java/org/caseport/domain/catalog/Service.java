package org.caseport.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseType;
import org.jspecify.annotations.Nullable;

/**
 * A service that a case can be about. {@code general-info} serves both account and billing and technical cases.
 *
 * @param group the heading under which pages list it; null for none
 */
public record Service(
        String code,
        LocalizedText name,
        @Nullable LocalizedText group,
        Set<CaseType> types,
        List<Category> categories) {

    public Service(String code, LocalizedText name, Set<CaseType> types, List<Category> categories) {
        this(code, name, null, types, categories);
    }

    public Service {
        types = Set.copyOf(types);
        categories = List.copyOf(categories);
    }

    public Optional<Category> category(String code) {
        return categories.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}
