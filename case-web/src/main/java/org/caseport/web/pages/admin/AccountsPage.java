package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.AccountSearch;
import org.caseport.web.application.account.FindingAccounts;
import org.caseport.web.application.account.KeepingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/accounts.xhtml}: the list of accounts and their exports. Search and filters are in the address.
 */
@Named
@RequestScoped
public class AccountsPage {

    private static final String HERE = "/admin/accounts";
    private static final String PLAN = "plan";
    private static final String STATE = "state";
    private static final String ACTIVE = "active";
    private static final String SUSPENDED = "suspended";
    private static final int SHOWN = 50;

    @Inject
    FindingAccounts finding;

    @Inject
    KeepingAccounts keeping;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private NameListAddress address = new NameListAddress(Map.of());
    private @Nullable List<AccountSearch.Found> found;

    @PostConstruct
    void read() {
        address = NameListAddress.of(request, List.of(PLAN, STATE));
    }

    public List<Account> accounts() {
        return found().stream().limit(SHOWN).map(AccountSearch.Found::account).toList();
    }

    /** The accounts of the page and one more, if there are further ones. */
    private List<AccountSearch.Found> found() {
        if (found == null) {
            found = finding.find(currentUser.administrator(), filter(), address.place(), SHOWN + 1);
        }
        return found;
    }

    private AccountSearch.Filter filter() {
        String number = AccountId.plain(text());
        return new AccountSearch.Filter(
                number.matches("[0-9]+") ? number : text(),
                get(PLAN).matches("[a-z][a-z-]*") ? new SupportPlan(get(PLAN)) : null,
                switch (get(STATE)) {
                    case ACTIVE -> Boolean.FALSE;
                    case SUSPENDED -> Boolean.TRUE;
                    default -> null;
                });
    }

    public String text() {
        return get(NameListAddress.TEXT);
    }

    /** The value of a field of the filter form. */
    public String get(String field) {
        return address.get(field);
    }

    public List<Option> plans() {
        return keeping.plans().stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    public List<Option> states() {
        return List.of(
                new Option(ACTIVE, labels.format("adminAccounts.active")),
                new Option(SUSPENDED, labels.format("adminAccounts.suspended")));
    }

    public boolean isNarrowed() {
        return address.isNarrowed();
    }

    public String addressOf(Account account) {
        return currentUser.root() + "/data/admin/accounts/export.zip?account=" + account.id();
    }

    public boolean isEarlier() {
        return address.place() != null;
    }

    public boolean isFurther() {
        return found().size() > SHOWN;
    }

    public String firstAddress() {
        return HERE + address.first().query();
    }

    public String furtherAddress() {
        return HERE + address.after(found().get(SHOWN - 1).place()).query();
    }
}
