package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.notice.ManagingWebhooks;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.admin.office.ListModel;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/hooks.xhtml} and {@code admin/hook.xhtml}: all webhooks, and one with its deliveries. */
@Named
@RequestScoped
public class WebhooksPage {

    @Inject
    ManagingWebhooks managing;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private String account = "";
    private String url = "";
    private boolean supportCaseUpdate;
    private String error = "";
    private ManagingWebhooks.@Nullable Created created;
    private @Nullable Webhook hook;
    private @Nullable ListModel<Webhook> hooks;
    private final Map<AccountId, String> names = new HashMap<>();
    private @Nullable List<Delivery> log;

    /** Chooses the account for the form of a new webhook that the address names. */
    @PostConstruct
    void read() {
        account = request.getMethod().equals("GET")
                ? Optional.ofNullable(request.getParameter("account")).orElse("")
                : "";
    }

    /** All webhooks. */
    public ListModel<Webhook> getHooks() {
        if (hooks == null) {
            List<Webhook> all = managing.all(currentUser.administrator());
            names.putAll(managing.accountNames(currentUser.administrator(), all));
            hooks = new ListModel<>(
                    all,
                    Map.of(
                            "url",
                            Webhook::url,
                            "account",
                            one -> accountName(one.account()),
                            "form",
                            one -> labels.of(one.form()),
                            "state",
                            this::state));
        }
        return hooks;
    }

    /** Whether there are webhooks at all. */
    public boolean isAny() {
        return getHooks().count(Map.of()) > 0;
    }

    public String accountName(AccountId id) {
        return names.computeIfAbsent(id, unknown -> managing.account(currentUser.administrator(), unknown)
                .map(Account::name)
                .orElseGet(unknown::digits));
    }

    public String state(Webhook one) {
        return labels.format(one.enabled() ? "adminHooks.on" : "adminHooks.off");
    }

    public void create() {
        Webhook.Form form = supportCaseUpdate ? Webhook.Form.SUPPORT_CASE_UPDATE : Webhook.Form.CLOUD_EVENTS;
        String number = AccountId.plain(account);
        if (number.matches("[0-9]{12}")) {
            take(managing.create(currentUser.administrator(), new AccountId(number), url, form));
        } else {
            error = labels.format("adminHooks.error.account");
        }
        if (created != null) {
            url = "";
        }
        hooks = null;
    }

    private void take(Outcome<ManagingWebhooks.Created> creating) {
        if (creating instanceof Outcome.Done<ManagingWebhooks.Created> done) {
            created = done.result();
        }
        error = creating.rejection().map(this::sentence).orElse("");
    }

    private String sentence(Rejection why) {
        if (why instanceof ManagingWebhooks.BadUrl bad) {
            return labels.format("adminHooks.error.url", bad.longest());
        }
        if (why instanceof Rejection.TooMany tooMany) {
            return labels.format("adminHooks.error.tooMany", tooMany.most());
        }
        return labels.format(
                why instanceof Rejection.NotSetUp ? "adminHooks.error.notSetUp" : "adminHooks.error.account");
    }

    // ---- one hook

    /** Answers 404 when the address names no hook. */
    public void open() {
        if (!isThere()) {
            Redirects.notFound();
        }
    }

    public boolean isThere() {
        if (hook == null) {
            hook = named().orElse(null);
        }
        return hook != null;
    }

    public Webhook hook() {
        if (!isThere() || hook == null) {
            throw new IllegalStateException("the address names no hook");
        }
        return hook;
    }

    public List<Delivery> log() {
        if (log == null) {
            log = managing.log(currentUser.administrator(), hook());
        }
        return log;
    }

    public String status(Delivery delivery) {
        String state = labels.of(delivery.state());
        return delivery.trouble() == null ? state : state + " · " + labels.of(delivery.trouble());
    }

    public void rotate() {
        take(managing.rotate(currentUser.administrator(), hook().account(), hook().id()));
    }

    public void turn() {
        managing.enable(currentUser.administrator(), hook().account(), hook().id(), !hook().enabled());
        back();
    }

    public void test() {
        boolean sent = managing.test(currentUser.administrator(), hook().account(), hook().id());
        Redirects.to(addressOf(hook()) + (sent ? "&tested=1" : ""));
    }

    /** Whether a test event was just sent. */
    public boolean isTested() {
        return request.getParameter("tested") != null && request.getMethod().equals("GET");
    }

    /** The kinds of events that can be chosen for this hook. */
    public List<String> choosable() {
        return hook().canChoose() ? Webhook.CHOOSABLE : List.of();
    }

    /** What an event of this kind tells. */
    public String meaning(String kind) {
        return labels.format("adminHooks.choose." + kind);
    }

    public void choose() {
        String[] kinds = request.getParameterValues("kind");
        boolean done = managing.choose(
                currentUser.administrator(),
                hook().account(),
                hook().id(),
                kinds == null ? Set.of() : new HashSet<>(List.of(kinds)));
        Redirects.to(addressOf(hook()) + (done ? "&chosen=1" : ""));
    }

    /** Whether the choice of events was just saved. */
    public boolean isChosen() {
        return request.getParameter("chosen") != null && request.getMethod().equals("GET");
    }

    public void delete() {
        managing.delete(currentUser.administrator(), hook().account(), hook().id());
        Redirects.to(currentUser.root() + "/admin/hooks");
    }

    public void replay() {
        String number = Optional.ofNullable(request.getParameter("number")).orElse("");
        if (number.matches("[0-9]{1,18}")) {
            managing.replay(currentUser.administrator(), hook().account(), hook().id(), Long.parseLong(number));
        }
        back();
    }

    public String addressOf(Webhook one) {
        return currentUser.root() + "/admin/hook?account=" + one.account() + "&id=" + one.id();
    }

    private void back() {
        Redirects.to(addressOf(hook()));
    }

    private Optional<Webhook> named() {
        String of = request.getParameter("account");
        String id = request.getParameter("id");
        return of != null && of.matches("[0-9]{12}") && id != null && Webhook.isId(id)
                ? managing.find(currentUser.administrator(), new AccountId(of), id)
                : Optional.empty();
    }

    // ---- the form

    /** The hook with its new secret, which is shown now and never again. */
    public ManagingWebhooks.@Nullable Created created() {
        return created;
    }

    public String error() {
        return error;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account == null ? "" : account;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url == null ? "" : url;
    }

    public boolean isSupportCaseUpdate() {
        return supportCaseUpdate;
    }

    public void setSupportCaseUpdate(boolean supportCaseUpdate) {
        this.supportCaseUpdate = supportCaseUpdate;
    }
}
