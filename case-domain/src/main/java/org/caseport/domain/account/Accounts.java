package org.caseport.domain.account;

import java.util.List;
import java.util.Optional;

/** Every account we support. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    /** All accounts, by number. */
    List<Account> all();

    void store(Account account);
}
