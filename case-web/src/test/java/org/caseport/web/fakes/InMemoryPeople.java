package org.caseport.web.fakes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.jspecify.annotations.Nullable;

public final class InMemoryPeople implements People {

    public final Map<PersonId, Person> all = new LinkedHashMap<>();
    public final Map<PersonId, String> hashes = new HashMap<>();

    @Override
    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<Person> findAll(Set<PersonId> ids) {
        return all.values().stream().filter(person -> ids.contains(person.id())).toList();
    }

    @Override
    public Optional<Person> findByEmail(String email) {
        return all.values().stream()
                .filter(person -> person.email().equals(Person.signInName(email)))
                .findFirst();
    }

    @Override
    public List<Person> findAllByEmail(Set<String> emails) {
        return emails.stream()
                .map(this::findByEmail)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Override
    public Optional<Person> lock(PersonId id) {
        return find(id);
    }

    @Override
    public List<Person> administrators() {
        return all.values().stream()
                .filter(one -> one.isActive() && one.roles().contains(Role.ADMINISTRATOR))
                .toList();
    }

    @Override
    public List<Person> lockedAdministrators() {
        return administrators();
    }

    @Override
    public boolean anyIs(Role role) {
        return all.values().stream().anyMatch(person -> person.roles().contains(role));
    }

    @Override
    public void store(Person person) {
        Person known = all.get(person.id());
        all.put(person.id(), deactivated(person, known == null ? person.deactivatedAt() : known.deactivatedAt()));
    }

    @Override
    public void deactivate(PersonId id, @Nullable Instant at) {
        all.computeIfPresent(id, (any, person) -> deactivated(person, at));
    }

    private static Person deactivated(Person person, @Nullable Instant at) {
        return new Person(
                person.id(),
                person.email(),
                person.name(),
                person.roles(),
                person.account(),
                person.language(),
                person.theme(),
                person.grants(),
                at,
                person.zone());
    }

    @Override
    public void setZone(PersonId id, @Nullable ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> passwordHashOf(PersonId id) {
        return Optional.ofNullable(hashes.get(id));
    }

    @Override
    public void setPasswordHash(PersonId id, String hash) {
        hashes.put(id, hash);
    }

    @Override
    public void remember(PersonId id, @Nullable String language, @Nullable String theme) {
        throw new UnsupportedOperationException();
    }
}
