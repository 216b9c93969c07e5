package org.caseport.domain.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores everybody who can sign in. */
public interface People {

    Optional<Person> find(PersonId id);

    /** The people with these ids who are known, found at once, in any order. */
    List<Person> findAll(Set<PersonId> ids);

    /** The names of the people with these ids who are known. */
    default Map<PersonId, String> names(Set<PersonId> ids) {
        return findAll(ids).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    /** The person who signs in with this address, in any capitalisation. */
    Optional<Person> findByEmail(String email);

    /** The people who sign in with these addresses, in any capitalisation, found at once, in any order. */
    List<Person> findAllByEmail(Set<String> emails);

    /** The person, locked: nobody else changes the person until the transaction ends. */
    Optional<Person> lock(PersonId id);

    /** The administrators of the portal who may sign in. */
    List<Person> administrators();

    /** The same, locked: nobody changes any of them until the transaction ends. */
    List<Person> lockedAdministrators();

    /** Whether anybody has this role. */
    boolean anyIs(Role role);

    /**
     * Stores the person. A member who exists already keeps the stored permissions, since the given ones may be out of
     * date; {@link Memberships#grant} changes them. Whether the person may sign in, and the time zone, stay too.
     */
    void store(Person person);

    /** The stored PBKDF2 hash of the person's password; empty for people without one. */
    Optional<String> passwordHashOf(PersonId id);

    void setPasswordHash(PersonId id, String hash);

    /** Stores since when the person may not sign in; null lets the person sign in again. */
    void deactivate(PersonId id, @Nullable Instant at);

    /** Stores the zone in which the person reads times; null goes back to the default. */
    void setZone(PersonId id, @Nullable ZoneId zone);

    /** Stores how the person wants the pages; null goes back to what the browser and the device ask for. */
    void remember(PersonId id, @Nullable String language, @Nullable String theme);
}
