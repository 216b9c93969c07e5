package org.caseport.domain.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores everybody who can sign in. */
public interface People {

    Optional<Person> find(PersonId id);

    /** The person who signs in with this address, in any capitalisation. */
    Optional<Person> findByEmail(String email);

    /** Whether anybody has this role. */
    boolean anyIs(Role role);

    /**
     * Stores the person. A member who exists already keeps the stored permissions, since the given ones may be out of
     * date; {@link Memberships#grant} changes them.
     */
    void store(Person person);

    /** The stored PBKDF2 hash of the person's password; empty for people without one. */
    Optional<String> passwordHashOf(PersonId id);

    void setPasswordHash(PersonId id, String hash);

    /** Stores how the person wants the pages; null goes back to what the browser and the device ask for. */
    void remember(PersonId id, @Nullable String language, @Nullable String theme);
}
