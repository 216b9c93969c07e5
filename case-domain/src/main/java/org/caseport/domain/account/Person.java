package org.caseport.domain.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in, as a member or on the support side.
 *
 * @param email the sign-in name; compared without regard to case, kept in lower case
 * @param account the account a member acts for; the support side has none
 * @param language the language of the pages, {@code en} or {@code ja}; null until the person has chosen one
 * @param theme {@code light} or {@code dark}; null follows the device
 * @param grants a member's permissions in the account; without meaning on the support side
 * @param deactivatedAt since when the person may not sign in; null for everybody else
 * @param zone the zone in which the person reads times; null until the person has one
 */
public record Person(
        PersonId id,
        String email,
        String name,
        Set<Role> roles,
        @Nullable AccountId account,
        @Nullable String language,
        @Nullable String theme,
        Set<Grant> grants,
        @Nullable Instant deactivatedAt,
        @Nullable ZoneId zone) {

    /** Checks only the form of a sign-in name, as an intranet's names are no public domains. */
    private static final Pattern SIGN_IN_NAME = Pattern.compile("(?=.{3,254}$)[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    /** The longest name of a person, in UTF-16 units. */
    public static final int LONGEST_NAME = 100;

    /** A person who may sign in. */
    public Person(
            PersonId id,
            String email,
            String name,
            Set<Role> roles,
            @Nullable AccountId account,
            @Nullable String language,
            @Nullable String theme,
            Set<Grant> grants) {
        this(id, email, name, roles, account, language, theme, grants, null, null);
    }

    /** A person with the usual permissions of a member, if the person is one. */
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

    /** Whether the person may sign in; a deactivated person may not, by any way. */
    public boolean isActive() {
        return deactivatedAt == null;
    }

    /** Whether the person works cases; a supervisor is an agent too. */
    public boolean worksCases() {
        return roles.contains(Role.AGENT) || roles.contains(Role.SUPERVISOR);
    }

    /** Whether a text can be a sign-in name: an e-mail address, perhaps of an intranet. */
    public static boolean isSignInName(String text) {
        return SIGN_IN_NAME.matcher(text).matches();
    }

    /**
     * Brings a typed or pasted e-mail address into the form that is stored and looked up: without blanks around it, in
     * lower case.
     */
    public static String signInName(String typed) {
        return BlankText.strip(typed).toLowerCase(Locale.ROOT);
    }
}
