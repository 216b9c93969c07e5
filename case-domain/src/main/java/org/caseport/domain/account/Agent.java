package org.caseport.domain.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person acting for support. Every use case of the support side takes an agent as its caller.
 *
 * @param supervisor whether the agent also sees every queue and reassigns
 * @param languages codes of the contact languages the agent works in
 * @param services codes of the services the agent knows; empty for all
 * @param mostOpen how many open cases the agent has at most by taking the next one; null for no limit
 */
public record Agent(
        PersonId id,
        String name,
        boolean supervisor,
        Set<String> languages,
        Set<String> services,
        @Nullable Integer mostOpen) {

    /** An agent without a limit. */
    public Agent(PersonId id, String name, boolean supervisor, Set<String> languages, Set<String> services) {
        this(id, name, supervisor, languages, services, null);
    }

    public Agent {
        languages = Set.copyOf(languages);
        services = Set.copyOf(services);
    }

    /** Whether the agent can work on a case about this service in this language. */
    public boolean canTake(String service, String language) {
        return languages.contains(language) && (services.isEmpty() || services.contains(service));
    }
}
