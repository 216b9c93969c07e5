package org.caseport.web.application.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.rating.Ratings;
import org.caseport.domain.search.CaseFeed;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Exports all data of an account, confidential cases included, which is why only administrators of the portal may do
 * it. Internal notes and the names of agents belong to support and are left out.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class ExportingAccounts {

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    Memberships memberships;

    @Inject
    CaseFeed caseFeed;

    @Inject
    Cases cases;

    @Inject
    CaseJournal caseJournal;

    @Inject
    Callbacks callbacks;

    @Inject
    Chats chats;

    @Inject
    Ratings ratings;

    @Inject
    BlobStore blobs;

    @Inject
    JournalChains chains;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> folder;

    /** The account, whose export is journaled; empty when there is none. */
    public Optional<Account> begin(Administrator administrator, AccountId id) {
        Optional<Account> account = accounts.find(id);
        if (account.isPresent()) {
            journal.done(id, administrator.id(), JournalAct.ACCOUNT_EXPORTED, id.digits(), "", clock.instant());
        } else {
            // Journaled without an account: one that does not exist must not get a chain of its own.
            journal.refused(
                    null,
                    administrator.id(),
                    JournalAct.ACCOUNT_EXPORTED,
                    id.digits(),
                    "NO_SUCH_ACCOUNT",
                    clock.instant());
        }
        return account;
    }

    /** Writes the account as a zip archive while it is read, each page in a transaction of its own. */
    public void write(Account account, OutputStream out) throws IOException {
        new AccountExport(this, account, folder.map(Path::of).orElse(null)).write(out);
    }
}
