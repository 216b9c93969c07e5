package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Access keys, all of one holder in one account. */
public final class InMemoryAccessKeys implements AccessKeys {

    private static final Comparator<AccessKey> OLDEST_FIRST =
            Comparator.comparing(AccessKey::createdAt).thenComparing(AccessKey::id);

    private final Map<String, AccessKey> byId = new LinkedHashMap<>();
    private final Person holder;
    private final Account account;

    public InMemoryAccessKeys(Person holder, Account account) {
        this.holder = holder;
        this.account = account;
    }

    @Override
    public Optional<AccessKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Held> findWithHolder(String id) {
        return find(id).map(key -> new Held(key, holder, account));
    }

    @Override
    public List<AccessKey> lockedOf(PersonId of) {
        return of(of);
    }

    @Override
    public List<AccessKey> of(PersonId of) {
        return byId.values().stream()
                .filter(key -> key.holder().equals(of))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public List<Held> of(AccountId of, @Nullable AccessKey after, int most) {
        return byId.values().stream()
                .filter(key -> key.account().equals(of))
                .filter(key -> after == null || OLDEST_FIRST.compare(key, after) > 0)
                .sorted(OLDEST_FIRST)
                .limit(most)
                .map(key -> new Held(key, holder, account))
                .toList();
    }

    @Override
    public void store(AccessKey key) {
        byId.put(key.id(), key);
    }

    @Override
    public void recordUse(String id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(String id) {
        byId.remove(id);
    }

    @Override
    public List<AccessKey> notSealedUnder(String key, int most) {
        return List.of();
    }
}
