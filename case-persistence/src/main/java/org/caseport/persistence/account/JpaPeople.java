package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.words.SearchIndex;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaPeople implements People {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Person> find(PersonId id) {
        return row(id).map(PersonRow::toPerson);
    }

    @Override
    public List<Person> findAll(Set<PersonId> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select p from PersonRow p where p.id in :ids", PersonRow.class)
                        .setParameter("ids", ids.stream().map(PersonId::value).toList())
                        .getResultStream()
                        .map(PersonRow::toPerson)
                        .toList();
    }

    @Override
    public Optional<Person> findByEmail(String email) {
        return entities.createQuery("select p from PersonRow p where p.email = :email", PersonRow.class)
                .setParameter("email", StorableText.storable(Person.signInName(email)))
                .getResultStream()
                .findFirst()
                .map(PersonRow::toPerson);
    }

    @Override
    public List<Person> findAllByEmail(Set<String> emails) {
        return emails.isEmpty()
                ? List.of()
                : entities.createQuery("select p from PersonRow p where p.email in :emails", PersonRow.class)
                        .setParameter(
                                "emails",
                                emails.stream()
                                        .map(email -> StorableText.storable(Person.signInName(email)))
                                        .distinct()
                                        .toList())
                        .getResultStream()
                        .map(PersonRow::toPerson)
                        .toList();
    }

    @Override
    public Optional<Person> lock(PersonId id) {
        return Optional.ofNullable(entities.find(PersonRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(PersonRow::toPerson);
    }

    @Override
    public List<Person> administrators() {
        return administrators(LockModeType.NONE);
    }

    @Override
    public List<Person> lockedAdministrators() {
        return administrators(LockModeType.PESSIMISTIC_WRITE);
    }

    private List<Person> administrators(LockModeType lock) {
        // Who was deactivated while this waited for the lock is left out by the last filter.
        return entities.createQuery(
                        "select p from PersonRow p where p.roles like :role and " + AccountRowMapper.STAFF
                                + " and p.deactivatedAt is null order by p.id",
                        PersonRow.class)
                .setParameter("role", AccountRowMapper.rolesWith(Role.ADMINISTRATOR))
                .setLockMode(lock)
                .getResultStream()
                .map(PersonRow::toPerson)
                .filter(person -> person.isActive() && person.roles().contains(Role.ADMINISTRATOR))
                .toList();
    }

    @Override
    public boolean anyIs(Role role) {
        String among = role == Role.MEMBER ? "" : " and " + AccountRowMapper.STAFF;
        return !entities.createQuery("select p.id from PersonRow p where p.roles like :role" + among, String.class)
                .setParameter("role", "% " + role.name() + " %")
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void store(Person person) {
        Optional<PersonRow> known = row(person.id());
        if (known.isEmpty()) {
            entities.persist(new PersonRow().update(person));
            entities.flush();
            return;
        }
        PersonRow row = known.get();
        Person before = row.toPerson();
        row.update(person);
        entities.flush();
        Person now = row.toPerson();
        if (!now.name().equals(before.name()) || !now.email().equals(before.email())) {
            SearchIndex.in(entities).replaceRequester(person);
        }
    }

    @Override
    public Optional<String> passwordHashOf(PersonId id) {
        return row(id).map(row -> row.passwordHash);
    }

    @Override
    public void setPasswordHash(PersonId id, String hash) {
        row(id).orElseThrow(() -> new IllegalArgumentException("there is no person " + id)).passwordHash = hash;
        entities.flush();
    }

    @Override
    public void deactivate(PersonId id, @Nullable Instant at) {
        row(id).orElseThrow(() -> new IllegalArgumentException("there is no person " + id)).deactivatedAt = at;
        entities.flush();
    }

    @Override
    public void setZone(PersonId id, @Nullable ZoneId zone) {
        row(id).ifPresent(row -> row.zone = zone == null ? null : zone.getId());
    }

    @Override
    public void remember(PersonId id, @Nullable String language, @Nullable String theme) {
        row(id).ifPresent(row -> {
            row.language = language;
            row.theme = theme;
        });
    }

    private Optional<PersonRow> row(PersonId id) {
        return Optional.ofNullable(entities.find(PersonRow.class, id.value()));
    }
}
