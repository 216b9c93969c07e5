package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.QuotaOverrides;
import org.caseport.policy.secret.SecretRedactor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the plain-Java policy meets the container. The only class that may call these factories. */
@ApplicationScoped
class PolicyProducer {

    /** An operator's own number of cases an account opens in an hour, instead of the book's; 0 lifts it. */
    @Inject
    @ConfigProperty(name = "caseport.quota.cases.per.hour")
    Optional<Integer> casesPerHour;

    /** The same for calls of the Support API in a second. */
    @Inject
    @ConfigProperty(name = "caseport.quota.calls.per.second")
    Optional<Integer> callsPerSecond;

    /** Whether agents call the numbers that members leave. Nobody chats yet. */
    @Inject
    @ConfigProperty(name = "caseport.contact.phone", defaultValue = "false")
    boolean phoneInService;

    /** A file with what else must not be kept, in the form of the product's own. */
    @Inject
    @ConfigProperty(name = "caseport.secrets.also")
    Optional<String> secretsToo;

    @Produces
    @ApplicationScoped
    CasePolicy policy(Catalog catalog) {
        return CasePolicy.readingFrom(
                PolicyBooks.shipped(),
                catalog,
                new QuotaOverrides(casesPerHour.orElse(null), callsPerSecond.orElse(null)),
                phoneInService ? EnumSet.of(ContactMethod.WEB, ContactMethod.PHONE) : EnumSet.of(ContactMethod.WEB));
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
