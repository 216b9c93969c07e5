package org.caseport.domain.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody who can sign in. */
public interface People {

    Optional<Person> find(PersonId id);

    /** Whoever signs in with this address, however it is capitalised. */
    Optional<Person> findByEmail(String email);

    /** Whether there is anybody at all who holds this role. */
    boolean anyIs(Role role);

    /**
     * Stores the person. What a member who is there already may do stays as it is, whatever this one says: it came from
     * somewhere that may not know what was decided since. {@link Memberships#grant} changes it.
     */
    void store(Person person);

    /** The stored PBKDF2 hash of the person's password; empty for people without one. */
    Optional<String> passwordHashOf(PersonId id);

    void setPasswordHash(PersonId id, String hash);

    /** Remembers how the person wants the pages; null goes back to what the browser and the device ask for. */
    void remember(PersonId id, @Nullable String language, @Nullable String theme);
}
