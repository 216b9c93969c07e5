package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaMemberships implements Memberships {

    /** The most ids in one query. */
    private static final int AT_ONCE = 500;

    private static final String EVERY_MEMBER =
            "select p from PersonRow p where p.account = :account and p.roles like :role";

    private static final String MEMBERS = EVERY_MEMBER + " and p.deactivatedAt is null";

    private static final String BY_NAME = " order by p.name, p.id";

    @Inject
    EntityManager entities;

    @Override
    public List<Person> of(AccountId account, @Nullable Person after, int most) {
        return page(MEMBERS, account, after, most);
    }

    @Override
    public List<Person> everyOf(AccountId account, @Nullable Person after, int most) {
        return page(EVERY_MEMBER, account, after, most);
    }

    private List<Person> page(String members, AccountId account, @Nullable Person after, int most) {
        TypedQuery<PersonRow> query = entities.createQuery(
                        members
                                + (after == null ? "" : " and p.name >= :name and (p.name > :name or p.id > :id)")
                                + BY_NAME,
                        PersonRow.class)
                .setParameter("account", account.digits())
                .setParameter("role", like(Role.MEMBER.name()))
                .setMaxResults(most);
        if (after != null) {
            query.setParameter("name", StorableText.storable(after.name()))
                    .setParameter("id", after.id().value());
        }
        return query.getResultStream().map(PersonRow::toPerson).toList();
    }

    @Override
    public List<Person> of(AccountId account, Collection<PersonId> among) {
        return among.isEmpty()
                ? List.of()
                : entities.createQuery(MEMBERS + " and p.id in :ids" + BY_NAME, PersonRow.class)
                        .setParameter("account", account.digits())
                        .setParameter("role", like(Role.MEMBER.name()))
                        .setParameter("ids", among.stream().map(PersonId::value).toList())
                        .getResultStream()
                        .map(PersonRow::toPerson)
                        .toList();
    }

    @Override
    public List<Person> administratorsOf(AccountId account) {
        return administratorsOf(account, LockModeType.NONE);
    }

    @Override
    public List<Person> lockedAdministratorsOf(AccountId account) {
        // The account's administrators are read only after its row is locked, so that nobody else can change them
        // meanwhile.
        entities.find(AccountRow.class, account.digits(), LockModeType.PESSIMISTIC_WRITE);
        return administratorsOf(account, LockModeType.PESSIMISTIC_WRITE);
    }

    private List<Person> administratorsOf(AccountId account, LockModeType lock) {
        return entities.createQuery(MEMBERS + " and p.grants like :grant" + BY_NAME, PersonRow.class)
                .setParameter("account", account.digits())
                .setParameter("role", like(Role.MEMBER.name()))
                .setParameter("grant", like(Grant.ADMINISTER.name()))
                .setLockMode(lock)
                .getResultStream()
                .map(PersonRow::toPerson)
                .toList();
    }

    @Override
    public Map<PersonId, Set<Grant>> grantsOf(Collection<PersonId> people) {
        List<String> ids = people.stream().map(PersonId::value).distinct().toList();
        Map<PersonId, Set<Grant>> grants = new HashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            entities.createQuery("select p from PersonRow p where p.id in :ids", PersonRow.class)
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .getResultStream()
                    .map(PersonRow::toPerson)
                    .forEach(person -> grants.put(person.id(), person.grants()));
        }
        return grants;
    }

    private static String like(String word) {
        return "%" + PersonRow.between(word) + "%";
    }

    @Override
    public void grant(PersonId member, Set<Grant> grants) {
        PersonRow row = entities.find(PersonRow.class, member.value());
        if (row == null) {
            throw new IllegalArgumentException("there is no person " + member);
        }
        row.grant(grants);
        entities.flush();
    }
}
