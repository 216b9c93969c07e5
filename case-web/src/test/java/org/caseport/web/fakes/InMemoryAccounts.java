package org.caseport.web.fakes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Suspension;
import org.jspecify.annotations.Nullable;

public final class InMemoryAccounts implements Accounts {

    public final Map<AccountId, Account> byId = new LinkedHashMap<>();

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Account> findAll(Set<AccountId> ids) {
        return byId.values().stream()
                .filter(account -> ids.contains(account.id()))
                .toList();
    }

    @Override
    public boolean any() {
        return !byId.isEmpty();
    }

    @Override
    public List<Account> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return find(id);
    }

    @Override
    public List<Account> named(String name) {
        return byId.values().stream()
                .filter(account -> account.name().equalsIgnoreCase(name))
                .toList();
    }

    @Override
    public void add(Account account) {
        if (byId.putIfAbsent(account.id(), account) != null) {
            throw new IllegalStateException("there is an account " + account.id());
        }
    }

    @Override
    public void store(Account account) {
        Account before = byId.get(account.id());
        byId.put(account.id(), before == null ? account : account.withSuspension(before.suspension()));
    }

    @Override
    public void suspend(AccountId id, @Nullable Suspension suspension) {
        byId.computeIfPresent(id, (known, account) -> account.withSuspension(suspension));
    }
}
