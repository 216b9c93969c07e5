package org.caseport.persistence.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;

/** Converts rows of people and accounts for queries of other packages, which can't see the entities themselves. */
public final class AccountRowMapper {

    /** The condition for a {@code PersonRow p} of support or administration; these are few, and an index lists them. */
    static final String STAFF = "column('staff', p) = true";

    private AccountRowMapper() {}

    /** Converts a selected {@code PersonRow}. */
    public static Person person(Object row) {
        return ((PersonRow) row).toPerson();
    }

    /** Converts a selected {@code AccountRow}. */
    public static Account account(Object row) {
        return ((AccountRow) row).toAccount();
    }

    /** The {@code like} pattern for {@code PersonRow.roles} of people who have this role. */
    public static String rolesWith(Role role) {
        return "%" + PersonRow.between(role.name()) + "%";
    }

    /** Locks this person's row until the transaction ends. */
    public static void lock(EntityManager entities, PersonId person) {
        entities.find(PersonRow.class, person.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
