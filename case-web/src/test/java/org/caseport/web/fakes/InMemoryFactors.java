package org.caseport.web.fakes;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;

/** Second factors, and which recovery codes are left. */
public final class InMemoryFactors implements SecondFactors {

    public final Map<PersonId, SecondFactor> byPerson = new LinkedHashMap<>();
    public final Map<PersonId, Set<String>> codes = new LinkedHashMap<>();

    @Override
    public Optional<SecondFactor> find(PersonId person) {
        return Optional.ofNullable(byPerson.get(person));
    }

    @Override
    public void store(SecondFactor factor, Set<String> codeHashes) {
        byPerson.put(factor.person(), factor);
        renewCodes(factor.person(), codeHashes);
    }

    @Override
    public void renewCodes(PersonId person, Set<String> codeHashes) {
        codes.put(person, new LinkedHashSet<>(codeHashes));
    }

    @Override
    public boolean takeStep(PersonId person, long step) {
        SecondFactor factor = byPerson.get(person);
        if (factor == null || factor.lastStep() >= step) {
            return false;
        }
        byPerson.put(person, new SecondFactor(person, factor.secret(), factor.since(), step));
        return true;
    }

    @Override
    public boolean takeCode(PersonId person, String codeHash) {
        return codes.getOrDefault(person, new LinkedHashSet<>()).remove(codeHash);
    }

    @Override
    public int codesLeft(PersonId person) {
        return codes.getOrDefault(person, Set.of()).size();
    }

    @Override
    public boolean remove(PersonId person) {
        codes.remove(person);
        return byPerson.remove(person) != null;
    }

    @Override
    public List<SecondFactor> notSealedUnder(String key, int most) {
        return byPerson.values().stream()
                .filter(factor -> !factor.secret().key().equals(key))
                .toList();
    }

    @Override
    public void seal(PersonId person, SealedSecret secret) {
        byPerson.computeIfPresent(
                person, (any, factor) -> new SecondFactor(person, secret, factor.since(), factor.lastStep()));
    }
}
