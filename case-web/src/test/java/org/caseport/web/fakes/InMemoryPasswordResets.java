package org.caseport.web.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.PersonId;

public final class InMemoryPasswordResets implements PasswordResets {

    private record Link(String hash, Instant expiresAt) {}

    private final Map<PersonId, Link> links = new LinkedHashMap<>();

    @Override
    public void store(PersonId person, String tokenHash, Instant expiresAt) {
        links.put(person, new Link(tokenHash, expiresAt));
    }

    @Override
    public Optional<PersonId> find(String tokenHash, Instant now) {
        return links.entrySet().stream()
                .filter(link -> link.getValue().hash().equals(tokenHash)
                        && link.getValue().expiresAt().isAfter(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<PersonId> take(String tokenHash, Instant now) {
        Optional<PersonId> found = find(tokenHash, now);
        found.ifPresent(links::remove);
        return found;
    }

    @Override
    public void removeOf(PersonId person) {
        links.remove(person);
    }

    @Override
    public int removeExpiredBefore(Instant before) {
        int count = links.size();
        links.values().removeIf(link -> link.expiresAt().isBefore(before));
        return count - links.size();
    }
}
