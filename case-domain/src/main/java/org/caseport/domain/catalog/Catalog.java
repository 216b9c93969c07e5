package org.caseport.domain.catalog;

import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseType;

/**
 * The catalog: all services and limit types that a case can be about, in the order in which they are shown.
 *
 * @param articles the help articles that its links lead to
 */
public record Catalog(List<Service> services, List<LimitType> limitTypes, List<HelpArticle> articles) {

    public Catalog {
        services = List.copyOf(services);
        limitTypes = List.copyOf(limitTypes);
        articles = List.copyOf(articles);
    }

    /** The services that a case of this type can be about; a service limit increase has limit types instead. */
    public List<Service> servicesFor(CaseType type) {
        return services.stream().filter(s -> s.types().contains(type)).toList();
    }

    public Optional<Service> service(String code) {
        return services.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    public Optional<LimitType> limitType(String code) {
        return limitTypes.stream().filter(l -> l.code().equals(code)).findFirst();
    }

    /** The article at this address; empty for any other. */
    public Optional<HelpArticle> articleAt(String address) {
        return articles.stream().filter(a -> a.address().equals(address)).findFirst();
    }
}
