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

    /** Whether members can ask to be called. Chat is not in service yet. */
    @Inject
    @ConfigProperty(name = "caseport.contact.phone", defaultValue = "true")
    boolean phoneInService;

    /** A file with more patterns of secrets, in the format of the built-in ones. */
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
