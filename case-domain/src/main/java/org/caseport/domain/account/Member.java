package org.caseport.domain.account;

import java.util.Set;

/**
 * A person acting for an account: every use case of the customer side is told by one, and shows nothing of others.
 *
 * @param grants what the member may do there
 */
public record Member(PersonId id, String name, String email, AccountId account, Set<Grant> grants) {

    public Member {
        grants = Set.copyOf(grants);
    }

    /**
     * A member for whom nobody has decided otherwise. Whoever is signed in or owns a key comes {@link #of} a person.
     */
    public Member(PersonId id, String name, String email, AccountId account) {
        this(id, name, email, account, Grant.USUAL);
    }

    /**
     * The person as a member, with what is granted at this moment.
     *
     * @throws IllegalArgumentException for somebody who is no member
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
