package org.caseport.domain.account;

import java.util.List;
import java.util.Optional;

/** Stores all accounts. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    /** All accounts, by number. */
    List<Account> all();

    void store(Account account);
}
