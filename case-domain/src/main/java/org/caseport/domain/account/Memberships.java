package org.caseport.domain.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores which people are members of which account, and what each may do there. */
public interface Memberships {

    /**
     * A page of the account's members, by name.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Person> of(AccountId account, @Nullable Person after, int most);

    /** The same, with members who are deactivated. */
    List<Person> everyOf(AccountId account, @Nullable Person after, int most);

    /** The account's members among these people, by name. */
    List<Person> of(AccountId account, Collection<PersonId> among);

    /** The members who administer the account, by name. */
    List<Person> administratorsOf(AccountId account);

    /** The same, locked: nobody else changes who administers the account until the transaction ends. */
    List<Person> lockedAdministratorsOf(AccountId account);

    /** Whether the account has other members, and this one alone administers it; locked as above. */
    default boolean isLastAdministrator(AccountId account, PersonId member) {
        List<Person> administrators = lockedAdministratorsOf(account);
        return administrators.size() == 1
                && administrators.get(0).id().equals(member)
                && of(account, null, 2).size() > 1;
    }

    /** The current permissions of each of these people. */
    Map<PersonId, Set<Grant>> grantsOf(Collection<PersonId> people);

    /** Sets the member's permissions to exactly these. */
    void grant(PersonId member, Set<Grant> grants);
}
