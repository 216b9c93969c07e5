package org.caseport.domain.hook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;

/** Stores all webhooks. */
public interface Webhooks {

    Optional<Webhook> find(AccountId account, String id);

    /** The account's hooks, oldest first. */
    List<Webhook> of(AccountId account);

    /** The hooks of these accounts, each account's oldest first. */
    List<Webhook> of(Set<AccountId> accounts);

    /** All hooks, by account and age. */
    List<Webhook> all();

    void store(Webhook hook);

    boolean delete(AccountId account, String id);

    /** Some of the webhooks whose secrets are encrypted under another of the operator's keys than this. */
    List<Webhook> notSealedUnder(String key, int most);
}
