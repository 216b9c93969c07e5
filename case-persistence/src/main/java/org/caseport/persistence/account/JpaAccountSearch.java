package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaAccountSearch implements AccountSearch {

    private static final List<String> KEYS =
            List.of("name_key_1", "name_key_2", "name_key_3", "name_key_4", "number_key");

    @Inject
    EntityManager entities;

    @Override
    public List<Found> find(Filter filter, @Nullable NameCursor after, int most) {
        PrefixSearch search = new PrefixSearch(entities, "account", KEYS);
        if (filter.plan() != null) {
            search.andWide("plan = ?", filter.plan().code());
        }
        if (filter.suspended() != null) {
            search.andWide("suspended = " + filter.suspended());
        }
        List<NameCursor> places = search.find(filter.text(), after, most);
        Map<String, Account> accounts =
                byNumber(entities, places.stream().map(NameCursor::id).toList());
        return places.stream()
                .filter(place -> accounts.containsKey(place.id()))
                .map(place -> new Found(Objects.requireNonNull(accounts.get(place.id())), place))
                .toList();
    }

    /** These accounts by their numbers. */
    static Map<String, Account> byNumber(EntityManager entities, List<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : entities.createQuery("select a from AccountRow a where a.id in :numbers", AccountRow.class)
                        .setParameter("numbers", numbers)
                        .getResultStream()
                        .map(AccountRow::toAccount)
                        .collect(Collectors.toMap(account -> account.id().digits(), Function.identity()));
    }
}
