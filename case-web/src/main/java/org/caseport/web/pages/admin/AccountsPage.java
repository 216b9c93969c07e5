package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.text.Blanks;
import org.caseport.domain.text.Folding;
import org.caseport.web.application.privacy.ExportingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/accounts.xhtml}: the accounts and their exports. */
@Named
@RequestScoped
public class AccountsPage {

    private static final int SHOWN = 50;
    private static final int LONGEST_TEXT = 100;

    @Inject
    ExportingAccounts exporting;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<Account> found;

    /** The accounts whose name or number contains the search text, up to a limit. */
    public List<Account> accounts() {
        return found().stream().limit(SHOWN).toList();
    }

    private List<Account> found() {
        List<Account> known = found;
        if (known == null) {
            String text = Folding.of(Blanks.strip(text()));
            String number = AccountId.plain(text);
            known = exporting.accounts(currentUser.administrator()).stream()
                    .filter(one -> one.id().digits().contains(number)
                            || Folding.of(one.name()).contains(text))
                    .limit(SHOWN + 1L)
                    .toList();
            found = known;
        }
        return known;
    }

    public String text() {
        String text = request.getParameter("text");
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    public String addressOf(Account account) {
        return currentUser.root() + "/data/admin/accounts/export.zip?account=" + account.id();
    }

    /** Whether there are more accounts than are shown. */
    public boolean isMore() {
        return found().size() > SHOWN;
    }

    public String full() {
        return labels.format("adminAccounts.full", SHOWN);
    }
}
