package org.caseport.web.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;

/** Between password and code. */
public final class InMemorySteps implements PendingSignIns {

    public final Map<String, SignIn> byToken = new LinkedHashMap<>();

    @Override
    public void begin(String tokenHash, PersonId person, Instant now) {
        byToken.put(tokenHash, new SignIn(tokenHash, person, now, now, ""));
    }

    @Override
    public Optional<PersonId> holder(String tokenHash, Instant since) {
        return Optional.ofNullable(byToken.get(tokenHash))
                .filter(one -> !one.startedAt().isBefore(since))
                .map(SignIn::person);
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
    public int deleteBefore(Instant before) {
        int all = byToken.size();
        byToken.values().removeIf(one -> one.startedAt().isBefore(before));
        return all - byToken.size();
    }
}
