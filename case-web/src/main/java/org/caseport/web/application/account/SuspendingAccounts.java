package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Suspends accounts, which closes them for new cases and for calls of the Support API, and resumes them. Open cases
 * continue, and the account's people can sign in.
 */
@ApplicationScoped
@Transactional
public class SuspendingAccounts {

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    DependentCounts dependents;

    @Inject
    OthersChanges others;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** What a suspension of the account affects. */
    public DependentCounts.AccountCounts dependentsOf(Administrator by, AccountId id) {
        return dependents.of(id);
    }

    /** The name of who suspended the account; empty when it is not known any more. */
    public String suspendedBy(Administrator by, Suspension suspension) {
        return people.find(suspension.by()).map(Person::name).orElse("");
    }

    /**
     * Suspends the account.
     *
     * @param reason one line that its members will see
     */
    public Outcome<Account> suspend(Administrator by, AccountId id, String reason) {
        Optional<Account> found = accounts.lock(id);
        if (found.isEmpty()) {
            return refused(by, null, JournalAct.ACCOUNT_SUSPENDED, Rejection.NotFound.ACCOUNT);
        }
        Suspension suspension = found.get().suspension();
        if (suspension != null) {
            return refused(by, id, JournalAct.ACCOUNT_SUSPENDED, suspendedMeanwhile(by, suspension));
        }
        String line = BlankText.strip(reason);
        Optional<Why> problem = problemOf(line);
        if (problem.isPresent()) {
            return refused(by, id, JournalAct.ACCOUNT_SUSPENDED, problem.get());
        }
        return new Outcome.Done<>(
                set(by, found.get(), new Suspension(line, clock.instant(), by.id()), JournalAct.ACCOUNT_SUSPENDED));
    }

    private static Optional<Why> problemOf(String reason) {
        if (reason.isEmpty()) {
            return Optional.of(Why.NO_REASON);
        }
        if (reason.codePointCount(0, reason.length()) > Suspension.LONGEST_REASON) {
            return Optional.of(Why.REASON_TOO_LONG);
        }
        return BlankText.isOneLine(reason) ? Optional.empty() : Optional.of(Why.REASON_NOT_ONE_LINE);
    }

    /**
     * Ends the suspension of the account.
     *
     * @param shown the beginning of the suspension as the page showed it; another one by now is not ended
     */
    public Outcome<Account> resume(Administrator by, AccountId id, Instant shown) {
        Optional<Account> found = accounts.lock(id);
        if (found.isEmpty()) {
            return refused(by, null, JournalAct.ACCOUNT_RESUMED, Rejection.NotFound.ACCOUNT);
        }
        Suspension suspension = found.get().suspension();
        if (suspension == null) {
            return refused(
                    by,
                    id,
                    JournalAct.ACCOUNT_RESUMED,
                    others.last(id, JournalAct.ACCOUNT_RESUMED, id.digits())
                            .<Rejection>map(change -> new ResumedMeanwhile(change.by(), change.at()))
                            .orElse(Why.NOT_SUSPENDED));
        }
        if (!suspension.since().equals(shown)) {
            return refused(by, id, JournalAct.ACCOUNT_RESUMED, suspendedMeanwhile(by, suspension));
        }
        return new Outcome.Done<>(set(by, found.get(), null, JournalAct.ACCOUNT_RESUMED));
    }

    private SuspendedMeanwhile suspendedMeanwhile(Administrator by, Suspension suspension) {
        return new SuspendedMeanwhile(suspendedBy(by, suspension), suspension.since());
    }

    private Account set(Administrator by, Account account, @Nullable Suspension suspension, JournalAct act) {
        accounts.suspend(account.id(), suspension);
        journal.done(account.id(), by.id(), act, account.id().digits(), "", clock.instant());
        return account.withSuspension(suspension);
    }

    /** An act on no account is journaled without one, as nothing but accounts have chains of their own. */
    private Outcome<Account> refused(Administrator by, @Nullable AccountId id, JournalAct act, Rejection why) {
        journal.refused(id, by.id(), act, id == null ? null : id.digits(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /**
     * Another administrator has suspended the account since it was shown.
     *
     * @param by the administrator's name; empty when it is not known
     */
    public record SuspendedMeanwhile(String by, Instant at) implements Rejection {

        @Override
        public String code() {
            return "SUSPENDED_MEANWHILE";
        }
    }

    /**
     * Another administrator has resumed the account since it was shown.
     *
     * @param by the administrator's name; empty when it is not known
     */
    public record ResumedMeanwhile(String by, Instant at) implements Rejection {

        @Override
        public String code() {
            return "RESUMED_MEANWHILE";
        }
    }

    /** Why an account was not suspended or resumed. Sentences are in the bundle. */
    public enum Why implements Rejection {
        NO_REASON,
        REASON_TOO_LONG,
        REASON_NOT_ONE_LINE,
        NOT_SUSPENDED;

        @Override
        public String code() {
            return name();
        }
    }
}
