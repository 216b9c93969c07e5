package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/** Lets administrators set up, switch and delete the webhooks of an account, and see and repeat their deliveries. */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ManagingWebhooks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int RESEALED_AT_ONCE = 100;
    private static final int SHOWN = 50;

    @Inject
    Webhooks hooks;

    @Inject
    Accounts accounts;

    @Inject
    Deliveries deliveries;

    @Inject
    SecretSeal seal;

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Clock clock;

    public Optional<Account> account(Administrator administrator, AccountId id) {
        return accounts.find(id);
    }

    public List<Webhook> all(Administrator administrator) {
        return hooks.all();
    }

    /** The names of the accounts that have these hooks. */
    public Map<AccountId, String> accountNames(Administrator administrator, List<Webhook> hooks) {
        Set<AccountId> ids = hooks.stream().map(Webhook::account).collect(Collectors.toSet());
        return accounts.names(ids);
    }

    /** The hooks of an account, oldest first. */
    public List<Webhook> of(Administrator administrator, AccountId account) {
        return hooks.of(account);
    }

    /** The latest delivery to each hook of an account that has had any, done or waiting, by the id of the hook. */
    public Map<String, Delivery> lastDeliveries(Administrator administrator, AccountId account, List<Webhook> hooks) {
        Set<String> ids = hooks.stream().map(Webhook::id).collect(Collectors.toSet());
        return deliveries.latestTo(account, Channel.HOOK, ids).stream()
                .collect(Collectors.toMap(Delivery::recipient, Function.identity()));
    }

    public Optional<Webhook> find(Administrator administrator, AccountId account, String id) {
        return hooks.find(account, id);
    }

    /** The hook's deliveries, done and waiting, latest first. */
    public List<Delivery> log(Administrator administrator, Webhook hook) {
        return deliveries.to(hook.account(), Channel.HOOK, hook.id(), SHOWN);
    }

    public Outcome<Created> create(Administrator administrator, AccountId account, String url, Webhook.Form form) {
        String address = url.strip();
        if (!seal.isReady()) {
            return refused(administrator, account, null, JournalAct.HOOK_CREATED, new Rejection.NotSetUp());
        }
        if (accounts.find(account).isEmpty()) {
            return refused(administrator, account, null, JournalAct.HOOK_CREATED, Rejection.NotFound.ACCOUNT);
        }
        if (!isWebAddress(address)) {
            return refused(administrator, account, null, JournalAct.HOOK_CREATED, new BadUrl(Webhook.LONGEST_URL));
        }
        if (hooks.of(account).size() >= Webhook.MOST) {
            return refused(administrator, account, null, JournalAct.HOOK_CREATED, new Rejection.TooMany(Webhook.MOST));
        }
        String id = Webhook.newId();
        String secret = newSecret();
        Webhook hook = Webhook.create(id, account, address, form, seal.seal(secret, id), clock.instant());
        hooks.store(hook);
        record(administrator, hook, JournalAct.HOOK_CREATED, form.code());
        return new Outcome.Done<>(new Created(hook, secret));
    }

    /** Replaces the hook's secret, with which alone events are signed from now on. */
    public Outcome<Created> rotate(Administrator administrator, AccountId account, String id) {
        Optional<Webhook> found = hooks.find(account, id);
        if (found.isEmpty()) {
            return refused(administrator, account, id, JournalAct.HOOK_SECRET_ROTATED, Rejection.NotFound.HOOK);
        }
        if (!seal.isReady()) {
            return refused(administrator, account, id, JournalAct.HOOK_SECRET_ROTATED, new Rejection.NotSetUp());
        }
        String secret = newSecret();
        Webhook hook = found.get().sealed(seal.seal(secret, id));
        hooks.store(hook);
        record(administrator, hook, JournalAct.HOOK_SECRET_ROTATED, "");
        return new Outcome.Done<>(new Created(hook, secret));
    }

    public boolean enable(Administrator administrator, AccountId account, String id, boolean on) {
        Optional<Webhook> found = hooks.find(account, id);
        found.filter(hook -> hook.enabled() != on).ifPresent(hook -> {
            hooks.store(hook.enabled(on));
            record(administrator, hook, on ? JournalAct.HOOK_ENABLED : JournalAct.HOOK_DISABLED, "");
        });
        if (found.isEmpty()) {
            refused(
                    administrator,
                    account,
                    id,
                    on ? JournalAct.HOOK_ENABLED : JournalAct.HOOK_DISABLED,
                    Rejection.NotFound.HOOK);
        }
        return found.isPresent();
    }

    /**
     * Chooses which of the {@link Webhook#CHOOSABLE} events are posted to a webhook; what else is named is left out.
     *
     * @return false when there is no such hook, or nothing can be chosen for its format
     */
    public boolean choose(Administrator administrator, AccountId account, String id, Set<String> kinds) {
        Optional<Webhook> found = hooks.find(account, id);
        if (found.filter(Webhook::canChoose).isEmpty()) {
            Rejection why = found.isEmpty() ? Rejection.NotFound.HOOK : new OtherFormat();
            refused(administrator, account, id, JournalAct.HOOK_EVENTS_CHOSEN, why);
            return false;
        }
        Webhook hook = found.get();
        List<String> chosen = Webhook.CHOOSABLE.stream().filter(kinds::contains).toList();
        Webhook after = hook.choosing(Set.copyOf(chosen));
        if (!after.equals(hook)) {
            hooks.store(after);
            record(administrator, hook, JournalAct.HOOK_EVENTS_CHOSEN, String.join(" ", chosen));
        }
        return true;
    }

    public boolean delete(Administrator administrator, AccountId account, String id) {
        Optional<Webhook> found = hooks.find(account, id);
        found.ifPresent(hook -> {
            hooks.delete(account, id);
            record(administrator, hook, JournalAct.HOOK_DELETED, "");
        });
        if (found.isEmpty()) {
            refused(administrator, account, id, JournalAct.HOOK_DELETED, Rejection.NotFound.HOOK);
        }
        return found.isPresent();
    }

    /** Posts an event once more, under the same event id. */
    public boolean replay(Administrator administrator, AccountId account, String id, long number) {
        Optional<Webhook> found = hooks.find(account, id);
        if (found.isEmpty() || !deliveries.sendAgain(account, number, Channel.HOOK, id, clock.instant())) {
            AccountId known = accounts.find(account).map(Account::id).orElse(null);
            journal.refused(known, administrator.id(), JournalAct.HOOK_REPLAYED, id, "NOT_THERE", clock.instant());
            return false;
        }
        record(administrator, found.get(), JournalAct.HOOK_REPLAYED, Long.toString(number));
        filled.fire(new Outbox.Filled());
        return true;
    }

    /** Posts an event to this hook alone that is about nothing; false when there is no such hook, or it is off. */
    public boolean test(Administrator administrator, AccountId account, String id) {
        Optional<Webhook> found = hooks.find(account, id).filter(Webhook::enabled);
        if (found.isEmpty()) {
            AccountId known = accounts.find(account).map(Account::id).orElse(null);
            journal.refused(known, administrator.id(), JournalAct.HOOK_TESTED, id, "NOT_THERE", clock.instant());
            return false;
        }
        outbox.put(Notice.ofAccount(account, Webhook.TEST, id, clock.instant()));
        record(administrator, found.get(), JournalAct.HOOK_TESTED, "");
        filled.fire(new Outbox.Filled());
        return true;
    }

    /** Seals secrets again that the previous key of the operator sealed, so that the previous key can be removed. */
    public int sealAgain() {
        if (!seal.isReady()) {
            return 0;
        }
        int sealed = 0;
        for (Webhook hook : hooks.notSealedUnder(seal.keyName(), RESEALED_AT_ONCE)) {
            Optional<String> secret = seal.open(hook.secret(), hook.id());
            if (secret.isPresent()) {
                hooks.store(hook.sealed(seal.seal(secret.get(), hook.id())));
                sealed++;
            }
        }
        return sealed;
    }

    static boolean isWebAddress(String text) {
        if (text.length() > Webhook.LONGEST_URL || !text.matches("\\p{ASCII}+")) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private void record(Administrator administrator, Webhook hook, JournalAct act, String detail) {
        journal.done(hook.account(), administrator.id(), act, hook.id(), detail, clock.instant());
    }

    /** Journals a refusal. An account that does not exist must not get a chain of its own. */
    private Outcome<Created> refused(
            Administrator administrator, AccountId account, @Nullable String id, JournalAct act, Rejection why) {
        AccountId known = accounts.find(account).map(Account::id).orElse(null);
        journal.refused(known, administrator.id(), act, id, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The hook with its secret, which is shown now and never again. */
    public record Created(Webhook hook, String secret) {

        /** Leaves the secret out, which must not get into a log. */
        @Override
        public String toString() {
            return "created hook " + hook.id();
        }
    }

    /** The format of the webhook has no such events. */
    public record OtherFormat() implements Rejection {

        @Override
        public String code() {
            return "OTHER_FORMAT";
        }
    }

    /** The address is not the URL of a web server, or it is too long. */
    public record BadUrl(int longest) implements Rejection {

        @Override
        public String code() {
            return "BAD_URL";
        }
    }
}
