package org.caseport.web.fakes;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Members of all accounts by name, of whom nobody is locked out. */
public final class InMemoryMemberships implements Memberships {

    public final Map<PersonId, Person> byId;

    public InMemoryMemberships() {
        this(new LinkedHashMap<>());
    }

    /** The members among these people. */
    public InMemoryMemberships(Map<PersonId, Person> byId) {
        this.byId = byId;
    }

    @Override
    public List<Person> of(AccountId account, @Nullable Person after, int most) {
        return of(account, byId.keySet()).stream()
                .filter(one -> after == null || one.name().compareTo(after.name()) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<Person> everyOf(AccountId account, @Nullable Person after, int most) {
        return of(account, after, most);
    }

    @Override
    public List<Person> of(AccountId account, Collection<PersonId> among) {
        return byId.values().stream()
                .filter(one -> account.equals(one.account()) && among.contains(one.id()))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    @Override
    public List<Person> administratorsOf(AccountId account) {
        return of(account, byId.keySet()).stream()
                .filter(one -> one.grants().contains(Grant.ADMINISTER))
                .toList();
    }

    @Override
    public List<Person> lockedAdministratorsOf(AccountId account) {
        return administratorsOf(account);
    }

    @Override
    public Map<PersonId, Set<Grant>> grantsOf(Collection<PersonId> people) {
        Map<PersonId, Set<Grant>> grants = new LinkedHashMap<>();
        byId.values().stream()
                .filter(one -> people.contains(one.id()))
                .forEach(one -> grants.put(one.id(), one.grants()));
        return grants;
    }

    @Override
    public void grant(PersonId member, Set<Grant> grants) {
        byId.computeIfPresent(
                member,
                (id, one) -> new Person(
                        id, one.email(), one.name(), one.roles(), one.account(), one.language(), one.theme(), grants));
    }
}
