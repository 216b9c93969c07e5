package org.caseport.web.application.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.access.CallRate;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.SecretSeal;

/** Finds out in whose name a program acts, and whether it may call now. */
@ApplicationScoped
@Transactional
public class IdentifyingApiCallers {

    /** A key's last use is kept to the minute, so that not every call writes. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    @Inject
    AccessKeys keys;

    @Inject
    CallRate pace;

    @Inject
    SecretSeal seal;

    @Inject
    Journal journal;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** Whoever acts with this key; empty for one that does not exist, was revoked or whose holder is no member now. */
    public Optional<ApiCaller> find(String keyId) {
        return AccessKey.isId(keyId) ? keys.held(keyId).flatMap(this::program) : Optional.empty();
    }

    private Optional<ApiCaller> program(AccessKeys.Held held) {
        AccessKey key = held.key();
        Person person = held.holder();
        boolean member = person.roles().contains(Role.MEMBER) && key.account().equals(person.account());
        Optional<String> secret = seal.open(key.secret(), key.id());
        if (!member || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ApiCaller(
                key,
                secret.get(),
                Member.of(person),
                held.account(),
                policy.supportApi(held.account(), clock.instant())));
    }

    /** Notes the call of a program whose signature was right. */
    public void noteUse(ApiCaller program) {
        Instant now = clock.instant();
        Instant last = program.key().lastUsedAt();
        if (last == null || last.plus(NOTED).isBefore(now)) {
            keys.used(program.key().id(), now);
        }
    }

    /** Notes that a call with this key was turned away. */
    public void noteRefusal(ApiCaller program, String why) {
        journal.append(new JournalEntry(
                program.member().account(),
                program.member().id(),
                "api.called",
                program.key().id(),
                "refused",
                why,
                clock.instant()));
    }

    /** Counts a call; false when the account has made as many as it may for now. */
    public boolean mayCall(ApiCaller program) {
        int most = program.api().choice().callsPerSecond();
        return most == 0 || pace.allows(program.member().account(), most, clock.instant());
    }
}
