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
import org.caseport.domain.access.ApiRateLimit;
import org.caseport.domain.account.Member;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.SecretSeal;

/** Identifies the member for whom a program acts, and counts its calls against the account's rate limit. */
@ApplicationScoped
@Transactional
public class IdentifyingApiCallers {

    /** How precisely a key's last use is stored, so that not every call writes. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    @Inject
    AccessKeys keys;

    @Inject
    ApiRateLimit rateLimit;

    @Inject
    SecretSeal seal;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /**
     * The caller with this key; empty when the key does not exist, was revoked, or is in a state in which nobody can
     * tell who calls.
     */
    public Optional<ApiCaller> find(String keyId) {
        return AccessKey.isId(keyId) ? keys.findWithHolder(keyId).flatMap(this::program) : Optional.empty();
    }

    private Optional<ApiCaller> program(AccessKeys.Held held) {
        AccessKey key = held.key();
        Optional<String> secret = seal.open(key.secret(), key.id());
        Offer<ApiTerms> api = policy.supportApi(held.account(), clock.instant());
        return KeyState.of(held, secret.isPresent(), api).identifiesCaller()
                ? secret.map(opened -> new ApiCaller(key, opened, Member.of(held.holder()), held.account(), api))
                : Optional.empty();
    }

    /** Records the call of a program whose signature was right. */
    public void noteUse(ApiCaller program) {
        Instant now = clock.instant();
        Instant last = program.key().lastUsedAt();
        if (last == null || last.plus(NOTED).isBefore(now)) {
            keys.recordUse(program.key().id(), now);
        }
    }

    /** Counts a call; false when the account has used up its calls for now. */
    public boolean mayCall(ApiCaller program) {
        int most = program.api().choice().callsPerSecond();
        return most == 0 || rateLimit.allows(program.member().account(), most, clock.instant());
    }
}
