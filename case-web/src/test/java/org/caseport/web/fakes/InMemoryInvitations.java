package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Invitations;
import org.jspecify.annotations.Nullable;

public final class InMemoryInvitations implements Invitations {

    private final Map<String, Invitation> byId = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    @Override
    public void store(Invitation invitation, String tokenHash) {
        byId.put(invitation.id(), invitation);
        hashes.put(invitation.id(), tokenHash);
    }

    @Override
    public Optional<Invitation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Invitation> findByEmail(String email) {
        return byId.values().stream()
                .filter(one -> one.email().equalsIgnoreCase(email))
                .findFirst();
    }

    @Override
    public Optional<Invitation> findByToken(String tokenHash) {
        return byId.values().stream()
                .filter(one -> tokenHash.equals(hashes.get(one.id())))
                .findFirst();
    }

    @Override
    public Optional<Invitation> lockByToken(String tokenHash) {
        return findByToken(tokenHash);
    }

    @Override
    public List<Invitation> list(@Nullable AccountId account, int most) {
        return byId.values().stream()
                .filter(one -> account == null || account.equals(one.account()))
                .sorted(Comparator.comparing(Invitation::invitedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public boolean remove(String id) {
        return byId.remove(id) != null;
    }

    @Override
    public int removeExpiredBefore(Instant before) {
        int count = byId.size();
        byId.values().removeIf(one -> one.expiresAt().isBefore(before));
        return count - byId.size();
    }
}
