package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.search.PeopleSearch;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaPeopleSearch implements PeopleSearch {

    private static final List<String> KEYS =
            List.of("name_key_1", "name_key_2", "name_key_3", "name_key_4", "email_key", "domain_key");

    @Inject
    EntityManager entities;

    @Override
    public List<Found> find(Filter filter, @Nullable NameCursor after, int most) {
        PrefixSearch search = new PrefixSearch(entities, "person", KEYS);
        if (filter.role() != null) {
            search.and("roles like ?", AccountRowMapper.rolesWith(filter.role()));
        }
        if (filter.role() != null && filter.role() != Role.MEMBER) {
            // Few people have these roles, and an index lists them.
            search.and("staff = true");
        }
        Set<AccountId> accounts = filter.accounts();
        if (accounts != null && accounts.isEmpty()) {
            return List.of();
        }
        if (accounts != null) {
            search.andOneOf(
                    "account_id", accounts.stream().map(AccountId::digits).toList());
        }
        if (filter.active() != null) {
            search.andWide("deactivated = " + !filter.active());
        }
        return read(search.find(filter.text(), after, most));
    }

    private List<Found> read(List<NameCursor> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> ids = places.stream().map(NameCursor::id).toList();
        Map<String, PersonRow> rows = entities.createQuery(
                        "select p from PersonRow p where p.id in :people", PersonRow.class)
                .setParameter("people", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
        Map<String, Account> accounts = JpaAccountSearch.byNumber(
                entities,
                rows.values().stream()
                        .map(row -> row.account)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Set<String> withFactor = new HashSet<>(
                entities.createQuery("select f.person from SecondFactorRow f where f.person in :people", String.class)
                        .setParameter("people", ids)
                        .getResultList());
        return places.stream()
                .filter(place -> rows.containsKey(place.id()))
                .map(place -> {
                    PersonRow row = Objects.requireNonNull(rows.get(place.id()));
                    Person person = row.toPerson();
                    return new Found(
                            person,
                            person.account() == null
                                    ? null
                                    : accounts.get(person.account().digits()),
                            row.signedInAt,
                            withFactor.contains(place.id()),
                            place);
                })
                .toList();
    }
}
