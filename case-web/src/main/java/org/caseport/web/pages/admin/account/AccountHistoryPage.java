package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.admin.JournalLines;
import org.caseport.web.pages.admin.JournalPlace;
import org.jspecify.annotations.Nullable;

/** Backs the history of {@code admin/account.xhtml}: what the journal has of the account, latest first. */
@Named
@RequestScoped
public class AccountHistoryPage {

    private static final int SHOWN = 50;

    /** The parameter with the entry behind which the page begins. */
    private static final String AFTER = "after";

    @Inject
    ReadingJournal reading;

    @Inject
    JournalLines lines;

    @Inject
    AccountTabs tabs;

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    private @Nullable List<JournalSearch.Found> found;
    private @Nullable List<JournalLines.Line> shown;

    public List<JournalLines.Line> lines() {
        if (shown == null) {
            shown = lines.of(found().stream().limit(SHOWN).toList());
        }
        return shown;
    }

    private List<JournalSearch.Found> found() {
        if (found == null) {
            JournalSearch.Filter ofAccount =
                    new JournalSearch.Filter(tabs.account().id(), null, null, null);
            found = reading.find(currentUser.administrator(), ofAccount, JournalPlace.of(after()), SHOWN + 1);
        }
        return found;
    }

    private String after() {
        return Optional.ofNullable(request.getParameter(AFTER)).orElse("");
    }

    /** Whether there are later entries. */
    public boolean isOlder() {
        return JournalPlace.of(after()) != null;
    }

    public String latestAddress() {
        return tabs.addressOf(AccountTab.HISTORY);
    }

    /** The address of older entries; empty when there are none. */
    public String olderAddress() {
        return found().size() > SHOWN
                ? latestAddress() + "&" + AFTER + "="
                        + JournalPlace.text(found().get(SHOWN - 1).place())
                : "";
    }
}
