package org.caseport.domain.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores all accounts. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    /** The accounts with these numbers that exist, found at once, in any order. */
    List<Account> findAll(Set<AccountId> ids);

    /** The names of the accounts with these numbers that exist. */
    default Map<AccountId, String> names(Set<AccountId> ids) {
        return findAll(ids).stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    /** Whether there is any account. */
    boolean any();

    /** All accounts, by number. */
    List<Account> all();

    /** The account, locked until the transaction ends. */
    Optional<Account> lock(AccountId id);

    /** The accounts of this name, in any capitalisation, by number. */
    List<Account> named(String name);

    /** Stores a new account; fails when there is one of its number. */
    void add(Account account);

    /** Stores the account. Whether one that exists already is suspended stays as it is. */
    void store(Account account);

    /** Suspends the account; null ends its suspension. */
    void suspend(AccountId id, @Nullable Suspension suspension);
}
