package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.web.application.account.ManagingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** The account that {@code admin/account.xhtml} shows, and which of its tabs. Without one, it makes a new account. */
@Named
@RequestScoped
public class AccountTabs {

    private static final String PAGE = "/admin/account?id=";

    @Inject
    ManagingAccounts managing;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable Account account;
    private boolean lookedUp;

    /** A tab as a link. */
    public record Link(String label, String address, boolean current) {}

    /** Answers 404 when the address names an account that does not exist. */
    public void open() {
        if (!isNew() && !isThere()) {
            Redirects.notFound();
        }
    }

    /** Whether the page creates an account. */
    public boolean isNew() {
        return request.getParameter("id") == null;
    }

    /** Whether the page shows an account: the address names one that exists. */
    public boolean isThere() {
        return found().isPresent();
    }

    Optional<Account> found() {
        if (!lookedUp) {
            String id = String.valueOf(request.getParameter("id"));
            account = id.matches("[0-9]{12}")
                    ? managing.find(currentUser.administrator(), new AccountId(id))
                            .orElse(null)
                    : null;
            lookedUp = true;
        }
        return Optional.ofNullable(account);
    }

    /** Reads the account again, after it was changed. */
    void forget() {
        lookedUp = false;
    }

    public Account account() {
        return found().orElseThrow(() -> new IllegalStateException("the address names no account"));
    }

    /** Whether the page is for a new account, or shows the tab of this name of one that exists. */
    public boolean isAt(String code) {
        return isNew()
                ? code.equals(AccountTab.DETAILS.code())
                : isThere() && tab().code().equals(code);
    }

    private AccountTab tab() {
        String code = String.valueOf(request.getParameter("tab"));
        return Arrays.stream(AccountTab.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(AccountTab.DETAILS);
    }

    /** All tabs. */
    public List<Link> links() {
        return Arrays.stream(AccountTab.values())
                .map(one -> new Link(labels.of(one), addressOf(one), one == tab()))
                .toList();
    }

    /** The title of the page: the account, and the tab if it is not the first. */
    public String title() {
        if (isNew()) {
            return labels.format("adminAccount.new");
        }
        String name = found().map(Account::name).orElse("");
        return tab() == AccountTab.DETAILS ? name : labels.format("adminAccount.tabTitle", labels.of(tab()), name);
    }

    String addressOf(AccountTab tab) {
        String address = currentUser.root() + PAGE + account().id();
        return tab == AccountTab.DETAILS ? address : address + "&tab=" + tab.code();
    }
}
