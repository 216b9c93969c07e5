package org.caseport.web.application.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.QuotaOverrides;
import org.caseport.policy.secret.SecretRedactor;
import org.caseport.web.application.SingleBookPolicies;
import org.caseport.web.application.version.BooksInForce;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the plain-Java policy available for injection. The only class that may call its factories. */
@ApplicationScoped
class PolicyProducer {

    /** The operator's limit of cases that an account opens per hour, which replaces the policy book's; 0 lifts it. */
    @Inject
    @ConfigProperty(name = "caseport.quota.cases.per.hour")
    Optional<Integer> casesPerHour;

    /** The operator's limit of Support API calls per second, which replaces the policy book's; 0 lifts it. */
    @Inject
    @ConfigProperty(name = "caseport.quota.calls.per.second")
    Optional<Integer> callsPerSecond;

    /** Whether members can ask to be called. */
    @Inject
    @ConfigProperty(name = "caseport.contact.phone", defaultValue = "true")
    boolean phoneInService;

    /** Whether members can chat with agents. */
    @Inject
    @ConfigProperty(name = "caseport.contact.chat", defaultValue = "true")
    boolean chatInService;

    /** A file with more patterns of secrets, in the format of the built-in ones. */
    @Inject
    @ConfigProperty(name = "caseport.secrets.also")
    Optional<String> secretsToo;

    @Produces
    @ApplicationScoped
    CasePolicy policy(Catalog catalog, BooksInForce inForce) {
        return CasePolicy.readingFrom(
                inForce::books,
                catalog,
                new QuotaOverrides(casesPerHour.orElse(null), callsPerSecond.orElse(null)),
                inService());
    }

    @Produces
    @Singleton
    SingleBookPolicies singleBookPolicies(Catalog catalog) {
        QuotaOverrides quotas = new QuotaOverrides(casesPerHour.orElse(null), callsPerSecond.orElse(null));
        return book -> CasePolicy.readingFrom(
                PolicyBooks.of(List.of(book.inForceFrom(LocalDate.EPOCH))), catalog, quotas, inService());
    }

    private Set<ContactMethod> inService() {
        Set<ContactMethod> methods = EnumSet.of(ContactMethod.WEB);
        if (phoneInService) {
            methods.add(ContactMethod.PHONE);
        }
        if (chatInService) {
            methods.add(ContactMethod.CHAT);
        }
        return methods;
    }

    @Produces
    @Singleton
    Catalog catalog() {
        return Catalogs.shipped();
    }

    @Produces
    @Singleton
    SecretRedactor secrets() {
        return secretsToo.map(file -> SecretRedactor.shippedAnd(Path.of(file))).orElseGet(SecretRedactor::shipped);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
