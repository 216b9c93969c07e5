package org.caseport.domain.account;

import java.util.Locale;
import java.util.Set;
import org.caseport.domain.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param email the sign-in name; compared without regard to case, kept in lower case
 * @param account the account a member acts for; the support side has none
 * @param language the language of the pages, {@code en} or {@code ja}; null until the person has chosen one
 * @param theme {@code light} or {@code dark}; null follows the device
 * @param grants what a member may do in the account; of no meaning on the support side
 */
public record Person(
        PersonId id,
        String email,
        String name,
        Set<Role> roles,
        @Nullable AccountId account,
        @Nullable String language,
        @Nullable String theme,
        Set<Grant> grants) {

    /** Somebody for whom nobody has decided otherwise. */
    public Person(
            PersonId id,
            String email,
            String name,
            Set<Role> roles,
            @Nullable AccountId account,
            @Nullable String language,
            @Nullable String theme) {
        this(id, email, name, roles, account, language, theme, roles.contains(Role.MEMBER) ? Grant.USUAL : Set.of());
    }

    public Person {
        email = signInName(email);
        roles = Set.copyOf(roles);
        grants = Set.copyOf(grants);
        if (roles.contains(Role.MEMBER) && account == null) {
            throw new IllegalArgumentException("person " + id + " is a member of no account");
        }
    }

    /** A typed or pasted e-mail address as it is kept and looked up: without the blanks around it, in lower case. */
    public static String signInName(String typed) {
        return Blanks.strip(typed).toLowerCase(Locale.ROOT);
    }
}
