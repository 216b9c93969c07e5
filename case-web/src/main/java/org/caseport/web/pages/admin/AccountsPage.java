package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.caseport.web.application.account.FindingAccounts;
import org.caseport.web.application.account.ManagingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/accounts.xhtml}: the list of accounts and their exports. Search and filters are in the address.
 */
@Named
@RequestScoped
public class AccountsPage extends AdminListPage<AccountSearch.Found> {

    private static final String HERE = "/admin/accounts";
    private static final String PLAN = "plan";
    private static final String STATE = "state";
    private static final String ACTIVE = "active";
    private static final String SUSPENDED = "suspended";

    @Inject
    FindingAccounts finding;

    @Inject
    ManagingAccounts managing;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    public AccountsPage() {
        super(HERE, List.of(PLAN, STATE));
    }

    public List<Account> accounts() {
        return shown().stream().map(AccountSearch.Found::account).toList();
    }

    @Override
    protected List<AccountSearch.Found> find(@Nullable NameCursor after, int most) {
        return finding.find(currentUser.administrator(), filter(), after, most);
    }

    @Override
    protected NameCursor placeOf(AccountSearch.Found one) {
        return one.place();
    }

    private AccountSearch.Filter filter() {
        String number = AccountId.plain(text());
        return new AccountSearch.Filter(
                number.matches("[0-9]+") ? number : text(),
                managing.plans().stream()
                        .filter(plan -> plan.code().equals(get(PLAN)))
                        .findFirst()
                        .orElse(null),
                switch (get(STATE)) {
                    case ACTIVE -> Boolean.FALSE;
                    case SUSPENDED -> Boolean.TRUE;
                    default -> null;
                });
    }

    public String text() {
        return get(AdminListParameters.TEXT);
    }

    public List<Option> plans() {
        return managing.plans().stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    public List<Option> states() {
        return List.of(
                new Option(ACTIVE, labels.format("adminAccounts.active")),
                new Option(SUSPENDED, labels.format("adminAccounts.suspended")));
    }

    public String addressOf(Account account) {
        return currentUser.root() + "/data/admin/accounts/export.zip?account=" + account.id();
    }
}
