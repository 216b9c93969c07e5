package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.application.access.ManagingAccessKeys;
import org.caseport.web.application.notice.ManagingWebhooks;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs the keys and webhooks of {@code admin/account.xhtml}: how programs reach the account, and are told of it. */
@Named
@RequestScoped
public class AccountAccessPage {

    private static final int SHOWN = 50;

    @Inject
    ManagingAccessKeys managingAccessKeys;

    @Inject
    ManagingWebhooks hooks;

    @Inject
    AccountTabs tabs;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<AccessKeys.Held> found;
    private @Nullable List<HookLine> hookLines;

    /** A key in words. */
    public record KeyLine(String id, String label, String holder, String holderId, String state, String used) {}

    /** A webhook in words. */
    public record HookLine(String url, String address, String form, String state, String used) {}

    public List<KeyLine> keys() {
        return found().stream().limit(SHOWN).map(this::line).toList();
    }

    private List<AccessKeys.Held> found() {
        if (found == null) {
            found = managingAccessKeys.of(
                    currentUser.administrator(), tabs.account().id(), parameter("after"), SHOWN + 1);
        }
        return found;
    }

    private KeyLine line(AccessKeys.Held held) {
        Instant used = held.key().lastUsedAt();
        return new KeyLine(
                held.key().id(),
                held.key().label(),
                held.holder().name(),
                held.holder().id().value(),
                labels.of(managingAccessKeys.stateOf(currentUser.administrator(), held)),
                used == null ? labels.format("apiAccess.never") : labels.shortly(used));
    }

    /** The address of the keys that follow; empty on the last page. */
    public String furtherAddress() {
        return found().size() > SHOWN
                ? here() + "&after=" + found().get(SHOWN - 1).key().id()
                : "";
    }

    public boolean isEarlier() {
        return !parameter("after").isEmpty();
    }

    public String here() {
        return tabs.addressOf(AccountTab.ACCESS);
    }

    public void revoke() {
        boolean revoked = managingAccessKeys.revoke(
                currentUser.administrator(), tabs.account().id(), parameter("key"));
        Redirects.to(here() + (revoked ? "&done=revoked" : ""));
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        return parameter("done").equals("revoked") && request.getMethod().equals("GET")
                ? labels.format("adminAccount.keyRevoked")
                : "";
    }

    public List<HookLine> hooks() {
        if (hookLines == null) {
            AccountId account = tabs.account().id();
            List<Webhook> all = hooks.of(currentUser.administrator(), account);
            Map<String, Delivery> last = hooks.lastDeliveries(currentUser.administrator(), account, all);
            hookLines = all.stream()
                    .map(hook -> line(hook, Optional.ofNullable(last.get(hook.id()))))
                    .toList();
        }
        return hookLines;
    }

    private HookLine line(Webhook hook, Optional<Delivery> last) {
        return new HookLine(
                hook.url(),
                currentUser.root() + "/admin/hook?account=" + hook.account() + "&id=" + hook.id(),
                labels.of(hook.form()),
                labels.format(hook.enabled() ? "adminHooks.on" : "adminHooks.off"),
                last.map(delivery -> labels.shortly(delivery.notice().at()) + " · " + labels.of(delivery.state()))
                        .orElseGet(() -> labels.format("apiAccess.never")));
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
