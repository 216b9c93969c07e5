package org.caseport.domain.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in which account, and may do what there. */
public interface Memberships {

    /**
     * A page of the account's members, by name.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Person> of(AccountId account, @Nullable Person after, int most);

    /** Those of the account's members who are among these, by name. */
    List<Person> of(AccountId account, Collection<PersonId> among);

    /** Who administers the account, by name. */
    List<Person> administratorsOf(AccountId account);

    /** The same, and nobody else changes who does until the transaction ends. */
    List<Person> lockedAdministratorsOf(AccountId account);

    /** What each of these people may do at this moment. */
    Map<PersonId, Set<Grant>> grantsOf(Collection<PersonId> people);

    /** From now on the member may do exactly this. */
    void grant(PersonId member, Set<Grant> grants);
}
