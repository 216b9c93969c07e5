package org.caseport.web.application.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.access.ApiRateLimit;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/** Creates, lists and revokes the access keys of members' programs. Administrators list and revoke all of them. */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ManagingAccessKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String SECRET_LETTERS = ID_LETTERS + "abcdefghijklmnopqrstuvwxyz+/";
    private static final int ID_LENGTH = 18;
    private static final int SECRET_LENGTH = 40;
    private static final int RESEALED_AT_ONCE = 100;

    @Inject
    AccessKeys keys;

    @Inject
    Accounts accounts;

    @Inject
    CaseQuota quota;

    @Inject
    ApiRateLimit rateLimit;

    @Inject
    CasePolicy policy;

    @Inject
    SecretSeal seal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Whether the account's plan includes the Support API, and with which quotas. */
    public Offer<ApiTerms> offerTo(Member member) {
        return policy.supportApi(account(member), clock.instant());
    }

    public List<AccessKey> of(Member member) {
        return keys.of(member.id());
    }

    /**
     * A page of the keys of an account with their holders, oldest first.
     *
     * @param after the id of the last key of the page before; any other text for the first page
     */
    public List<AccessKeys.Held> of(Administrator by, AccountId account, String after, int most) {
        AccessKey last = AccessKey.isId(after)
                ? keys.find(after).filter(key -> key.account().equals(account)).orElse(null)
                : null;
        return keys.of(account, last, most);
    }

    /** Whether calls with this key are accepted, and if not, why. */
    public KeyState stateOf(Administrator by, AccessKeys.Held held) {
        return KeyState.of(held, opens(held.key()), policy.supportApi(held.account(), clock.instant()));
    }

    public Outcome<Created> create(Member member, String label) {
        if (!member.may(Grant.MANAGE_KEYS)) {
            return refused(member, new Rejection.NotGranted(Grant.MANAGE_KEYS));
        }
        Refusal refusal = offerTo(member).refusal();
        String stripped = BlankText.strip(label);
        if (refusal != null) {
            return refused(member, new NotInPlan(refusal));
        }
        if (!seal.isReady()) {
            return refused(member, new Rejection.NotSetUp());
        }
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > AccessKey.LONGEST_LABEL) {
            return refused(member, new BadLabel(AccessKey.LONGEST_LABEL));
        }
        if (keys.lockedOf(member.id()).size() >= AccessKey.MOST) {
            return refused(member, new Rejection.TooMany(AccessKey.MOST));
        }
        return new Outcome.Done<>(
                keep(member, stripped, "CP" + random(ID_LETTERS, ID_LENGTH), random(SECRET_LETTERS, SECRET_LENGTH)));
    }

    /** Creates a key with a publicly known secret, for a demo, unless it exists already. */
    public void createKnown(Member member, String label, String id, String secret) {
        if (seal.isReady() && keys.find(id).filter(key -> opens(key)).isEmpty()) {
            keep(member, label, id, secret);
        }
    }

    private boolean opens(AccessKey key) {
        return seal.open(key.secret(), key.id()).isPresent();
    }

    private Created keep(Member member, String label, String id, String secret) {
        AccessKey key =
                new AccessKey(id, member.account(), member.id(), label, seal.seal(secret, id), clock.instant(), null);
        keys.store(key);
        journal.done(member.account(), member.id(), JournalAct.ACCESS_KEY_CREATED, id, "", clock.instant());
        return new Created(key, secret);
    }

    /**
     * Revokes a key of the member; nothing signed with it is accepted from now on. A member who may no longer manage
     * keys may still revoke, as that only takes access away.
     */
    public boolean revoke(Member member, String id) {
        Optional<AccessKey> own = keys.lockedOf(member.id()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst();
        own.ifPresent(key -> {
            keys.revoke(key.id());
            journal.done(member.account(), member.id(), JournalAct.ACCESS_KEY_REVOKED, key.id(), "", clock.instant());
        });
        if (own.isEmpty()) {
            String target = AccessKey.isId(id) ? id : null;
            refused(member, JournalAct.ACCESS_KEY_REVOKED, target, "NO_SUCH_KEY");
        }
        return own.isPresent();
    }

    /** Revokes a key of any member of the account; false when it has no such key. */
    public boolean revoke(Administrator by, AccountId account, String id) {
        Optional<AccessKey> found = AccessKey.isId(id) ? keys.find(id) : Optional.empty();
        Optional<AccessKey> own = found.filter(key -> key.account().equals(account));
        Instant now = clock.instant();
        if (own.isPresent()) {
            keys.revoke(id);
            journal.done(account, by.id(), JournalAct.ACCESS_KEY_REVOKED, id, "", now);
        } else {
            AccountId known = accounts.find(account).map(Account::id).orElse(null);
            String target = AccessKey.isId(id) ? id : null;
            journal.refused(known, by.id(), JournalAct.ACCESS_KEY_REVOKED, target, "NO_SUCH_KEY", now);
        }
        return own.isPresent();
    }

    /** What the account has left of its quotas now. */
    public Left leftTo(Member member) {
        Instant now = clock.instant();
        int callsPerSecond = offerTo(member).choice().callsPerSecond();
        int casesPerHour = policy.limits(account(member), now).casesPerHour();
        int opened = casesPerHour == 0
                ? 0
                : quota.lastOpened(member.account(), now.minus(AccountLimits.QUOTA_WINDOW), casesPerHour)
                        .size();
        return new Left(
                casesPerHour,
                casesPerHour - opened,
                callsPerSecond == 0 ? 0 : rateLimit.left(member.account(), callsPerSecond, now));
    }

    /** Seals secrets again that the previous key of the operator sealed, so that the previous key can be removed. */
    public int sealAgain() {
        if (!seal.isReady()) {
            return 0;
        }
        int sealed = 0;
        for (AccessKey key : keys.notSealedUnder(seal.keyName(), RESEALED_AT_ONCE)) {
            Optional<String> secret = seal.open(key.secret(), key.id());
            if (secret.isPresent()) {
                keys.store(new AccessKey(
                        key.id(),
                        key.account(),
                        key.holder(),
                        key.label(),
                        seal.seal(secret.get(), key.id()),
                        key.createdAt(),
                        key.lastUsedAt()));
                sealed++;
            }
        }
        return sealed;
    }

    /**
     * What is left of the quotas.
     *
     * @param casesPerHour the most cases that the account opens in any 60 minutes; 0 is no limit
     * @param casesThisHour meaningless without a limit
     * @param callsThisSecond meaningless without a limit
     */
    public record Left(int casesPerHour, int casesThisHour, int callsThisSecond) {}

    private Account account(Member member) {
        return accounts.find(member.account())
                .orElseThrow(() -> new IllegalStateException("account " + member.account() + " is gone"));
    }

    private Outcome<Created> refused(Member member, Rejection why) {
        refused(member, JournalAct.ACCESS_KEY_CREATED, null, why.code());
        return new Outcome.Refused<>(why);
    }

    private void refused(Member member, JournalAct act, @Nullable String key, String why) {
        journal.refused(member.account(), member.id(), act, key, why, clock.instant());
    }

    private static String random(String letters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** The key with its secret, which is shown now and never again. */
    public record Created(AccessKey key, String secret) {

        /** Leaves the secret out, which must not get into a log. */
        @Override
        public String toString() {
            return "created key " + key.id();
        }
    }

    /** The plan has no Support API. */
    public record NotInPlan(Refusal refusal) implements Rejection {

        @Override
        public String code() {
            return refusal.reason().name();
        }
    }

    /** The label is empty or too long; a key is recognised by it. */
    public record BadLabel(int longest) implements Rejection {

        @Override
        public String code() {
            return "BAD_LABEL";
        }
    }
}
