package org.caseport.domain.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to create a sign-in, by a link that works once and for a limited time.
 *
 * @param id names the invitation on pages; it opens nothing
 * @param email the address that becomes the sign-in name, as {@link Person#signInName} has it
 * @param name the name that the inviter typed; the invited person can correct it
 * @param account the account of an invited member; null for people of support
 * @param languages the languages in which an invited agent works; empty for other people
 * @param services the codes of the services on which an invited agent works; empty for all
 * @param mostOpen how many open cases an invited agent gets at most by taking the next one; null for no limit
 */
public record Invitation(
        String id,
        String email,
        String name,
        Role role,
        @Nullable AccountId account,
        Set<String> languages,
        Set<String> services,
        @Nullable Integer mostOpen,
        PersonId invitedBy,
        Instant invitedAt,
        Instant expiresAt) {

    public Invitation {
        languages = Set.copyOf(languages);
        services = Set.copyOf(services);
        if ((role == Role.MEMBER) != (account != null)) {
            throw new IllegalArgumentException("a member has an account, and nobody else has one");
        }
    }

    /** Whether its link does not work any more. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The same invitation, sent again. */
    public Invitation renewed(PersonId by, Instant at, Instant until) {
        return new Invitation(id, email, name, role, account, languages, services, mostOpen, by, at, until);
    }
}
