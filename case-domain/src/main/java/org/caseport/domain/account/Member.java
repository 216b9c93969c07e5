package org.caseport.domain.account;

import java.util.Set;

/**
 * A person acting for an account. Every use case of the customer side takes a member as its caller and shows nothing of
 * other accounts.
 *
 * @param grants the member's permissions in the account
 */
public record Member(PersonId id, String name, String email, AccountId account, Set<Grant> grants) {

    public Member {
        grants = Set.copyOf(grants);
    }

    /** A member with the usual permissions. For somebody who is signed in or owns a key, use {@link #of}. */
    public Member(PersonId id, String name, String email, AccountId account) {
        this(id, name, email, account, Grant.USUAL);
    }

    /**
     * The person as a member, with the person's current permissions.
     *
     * @throws IllegalArgumentException when the person is not a member
     */
    public static Member of(Person person) {
        if (!person.roles().contains(Role.MEMBER) || person.account() == null) {
            throw new IllegalArgumentException("person " + person.id() + " is a member of no account");
        }
        return new Member(person.id(), person.name(), person.email(), person.account(), person.grants());
    }

    public boolean may(Grant grant) {
        return grants.contains(grant);
    }
}
