package org.caseport.persistence.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;

/** What queries of other packages select of people and accounts, whose rows are known here alone. */
public final class AccountRows {

    private AccountRows() {}

    /** A person, selected as {@code PersonRow}. */
    public static Person person(Object row) {
        return ((PersonRow) row).toPerson();
    }

    /** An account, selected as {@code AccountRow}. */
    public static Account account(Object row) {
        return ((AccountRow) row).toAccount();
    }

    /** What {@code PersonRow.roles} is like where the person has this role. */
    public static String rolesWith(Role role) {
        return "%" + PersonRow.between(role.name()) + "%";
    }

    /** Keeps others from changing this person until the transaction ends. */
    public static void lock(EntityManager entities, PersonId person) {
        entities.find(PersonRow.class, person.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
