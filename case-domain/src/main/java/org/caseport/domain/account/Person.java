package org.caseport.domain.account;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param email the sign-in name; compared without regard to case, kept in lower case
 * @param account the account a member acts for; the support side has none
 * @param language the language of the pages, {@code en} or {@code ja}; null until the person has chosen one
 * @param theme {@code light} or {@code dark}; null follows the device
 */
public record Person(
        PersonId id,
        String email,
        String name,
        Set<Role> roles,
        @Nullable AccountId account,
        @Nullable String language,
        @Nullable String theme) {

    public Person {
        email = email.strip().toLowerCase(Locale.ROOT);
        roles = Set.copyOf(roles);
        if (roles.contains(Role.MEMBER) && account == null) {
            throw new IllegalArgumentException("person " + id + " is a member of no account");
        }
    }
}
