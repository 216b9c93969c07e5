package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;

public final class InMemorySignIns implements SignIns {

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    public final Map<String, SignIn> byToken = new LinkedHashMap<>();

    @Override
    public void start(String tokenHash, PersonId person, Instant now) {
        byToken.put(tokenHash, new SignIn(tokenHash, person, now, now, ""));
    }

    @Override
    public void describe(String tokenHash, String device) {
        byToken.computeIfPresent(
                tokenHash, (any, one) -> new SignIn(tokenHash, one.person(), one.startedAt(), one.seenAt(), device));
    }

    @Override
    public Optional<SignIn> holder(String tokenHash, Instant now, SignIn.Bounds bounds) {
        return find(tokenHash, bounds).map(found -> {
            SignIn touched = new SignIn(tokenHash, found.person(), found.startedAt(), now, found.device());
            byToken.put(tokenHash, touched);
            return touched;
        });
    }

    @Override
    public Optional<SignIn> find(String tokenHash, SignIn.Bounds bounds) {
        return Optional.ofNullable(byToken.get(tokenHash)).filter(bounds::hold);
    }

    @Override
    public Map<String, PersonId> holders(Collection<String> tokenHashes, SignIn.Bounds bounds) {
        Map<String, PersonId> still = new LinkedHashMap<>();
        tokenHashes.forEach(token -> find(token, bounds).ifPresent(found -> still.put(token, found.person())));
        return still;
    }

    @Override
    public List<SignIn> of(PersonId person, SignIn.Bounds bounds) {
        return byToken.values().stream()
                .filter(one -> one.person().equals(person))
                .filter(bounds::hold)
                .toList();
    }

    @Override
    public void end(String tokenHash) {
        byToken.remove(tokenHash);
    }

    @Override
    public void endAllOf(PersonId person) {
        byToken.values().removeIf(one -> one.person().equals(person));
    }

    @Override
    public int forgetBeyond(SignIn.Bounds bounds) {
        int before = byToken.size();
        byToken.values().removeIf(one -> !bounds.hold(one));
        return before - byToken.size();
    }

    @Override
    public Failures failuresOf(String email) {
        return failures.getOrDefault(email, new Failures(0, Instant.EPOCH));
    }

    @Override
    public void noteFailure(String email, Instant now) {
        failures.merge(email, new Failures(1, now), (old, one) -> new Failures(old.inARow() + 1, now));
    }

    @Override
    public void takeBackFailure(String email, Failures before) {
        failures.computeIfPresent(
                email,
                (any, now) -> new Failures(
                        now.inARow() - 1, now.inARow() == before.inARow() + 1 ? before.last() : now.last()));
    }

    @Override
    public void clearFailures(String email) {
        failures.remove(email);
    }
}
