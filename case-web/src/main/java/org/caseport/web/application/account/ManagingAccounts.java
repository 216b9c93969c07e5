package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.jspecify.annotations.Nullable;

/** Creates accounts and changes their details, for administrators of the portal. */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ManagingAccounts {

    /** How many numbers are tried to suggest one that is free. */
    private static final int TRIES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans accountPlans;

    @Inject
    CasePolicy policy;

    @Inject
    Journal journal;

    @Inject
    OthersChanges others;

    @Inject
    Clock clock;

    public Optional<Account> find(Administrator by, AccountId id) {
        return accounts.find(id);
    }

    /** The plans that a new account can have, the lowest first. */
    public List<SupportPlan> plans() {
        return policy.plans(clock.instant());
    }

    /** A number that no account has. */
    public AccountId suggestedNumber(Administrator by) {
        for (int i = 0; i < TRIES; i++) {
            AccountId id = new AccountId(String.format("%012d", RANDOM.nextLong(100_000_000_000L, 1_000_000_000_000L)));
            if (accounts.find(id).isEmpty()) {
                return id;
            }
        }
        throw new IllegalStateException("no free account number was found");
    }

    /**
     * Creates an account.
     *
     * @param despiteName whether it may have the name of another account
     */
    public Outcome<Account> create(Administrator by, AccountFields typed, boolean despiteName) {
        List<AccountFields.Problem> problems = typed.problems(plans());
        if (!problems.isEmpty()) {
            return refused(by, JournalAct.ACCOUNT_CREATED, null, new Faulty(problems));
        }
        Account account = typed.toAccount();
        if (accounts.find(account.id()).isPresent()) {
            return refused(
                    by,
                    JournalAct.ACCOUNT_CREATED,
                    null,
                    new Faulty(
                            List.of(new AccountFields.Problem(AccountFields.NUMBER, AccountFields.Kind.NUMBER_TAKEN))));
        }
        Optional<Account> namesake = namesake(account);
        if (namesake.isPresent() && !despiteName) {
            return refused(
                    by,
                    JournalAct.ACCOUNT_CREATED,
                    null,
                    new SameName(namesake.get().id()));
        }
        accounts.add(account);
        accountPlans.begin(account.id(), account.plan(), PlanPeriod.created(account.plan(), clock.instant(), by.id()));
        done(by, JournalAct.ACCOUNT_CREATED, account, account.plan().code());
        return new Outcome.Done<>(account);
    }

    /**
     * Changes details of an account. A field that only somebody else has changed since it was shown keeps that change;
     * one that both have changed is a conflict.
     *
     * @param shown the fields as the page showed them
     * @param despiteName whether it may have the name of another account
     */
    public Outcome<Account> change(
            Administrator by, AccountId id, AccountFields typed, AccountFields shown, boolean despiteName) {
        Optional<Account> found = accounts.lock(id);
        if (found.isEmpty()) {
            return refused(by, JournalAct.ACCOUNT_CHANGED, null, Rejection.NotFound.ACCOUNT);
        }
        AccountFields stored = AccountFields.of(found.get());
        MergedFields merged = MergedFields.of(AccountFields.CHANGEABLE, typed::get, shown::get, stored::get);
        if (!merged.conflicts().isEmpty()) {
            Map<String, OthersChanges.OthersChange> conflicts = new TreeMap<>();
            merged.conflicts()
                    .forEach(field -> conflicts.put(
                            field, others.of(id, JournalAct.ACCOUNT_CHANGED, id.digits(), field, stored.get(field))));
            return refused(by, JournalAct.ACCOUNT_CHANGED, id, new ChangedMeanwhile(stored, conflicts));
        }
        AccountFields now = stored.with(merged.changes());
        // An account keeps a plan that a newer book no longer offers, and what a field has that nobody changes.
        Set<String> changes = new HashSet<>(merged.changes().keySet());
        if (changes.contains(AccountFields.COUNTRY)) {
            changes.add(AccountFields.REGION);
        }
        List<AccountFields.Problem> problems = now.problems(List.of(found.get().plan())).stream()
                .filter(problem -> changes.contains(problem.field()))
                .toList();
        if (!problems.isEmpty()) {
            return refused(by, JournalAct.ACCOUNT_CHANGED, id, new Faulty(problems));
        }
        Account changed = now.toAccount().withSuspension(found.get().suspension());
        Optional<Account> namesake = changed.name().equals(found.get().name()) ? Optional.empty() : namesake(changed);
        if (namesake.isPresent() && !despiteName) {
            return refused(
                    by,
                    JournalAct.ACCOUNT_CHANGED,
                    id,
                    new SameName(namesake.get().id()));
        }
        List<String> fields = AccountFields.CHANGEABLE.stream()
                .filter(field -> !AccountFields.of(changed).get(field).equals(stored.get(field)))
                .toList();
        if (!fields.isEmpty()) {
            accounts.store(changed);
            done(by, JournalAct.ACCOUNT_CHANGED, changed, String.join(" ", fields));
        }
        return new Outcome.Done<>(changed);
    }

    private Optional<Account> namesake(Account account) {
        return accounts.named(account.name()).stream()
                .filter(other -> !other.id().equals(account.id()))
                .findFirst();
    }

    private void done(Administrator by, JournalAct act, Account account, String detail) {
        journal.done(account.id(), by.id(), act, account.id().digits(), detail, clock.instant());
    }

    /** An act on no account is journaled without one, as nothing but accounts have chains of their own. */
    private Outcome<Account> refused(Administrator by, JournalAct act, @Nullable AccountId id, Rejection why) {
        journal.refused(id, by.id(), act, id == null ? null : id.digits(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Fields have to be corrected. */
    public record Faulty(List<AccountFields.Problem> problems) implements Rejection {

        public Faulty {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return problems.stream()
                    .map(problem -> problem.field() + ":" + problem.kind())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Another account has this name, and nobody said that this is intended. */
    public record SameName(AccountId other) implements Rejection {

        @Override
        public String code() {
            return "SAME_NAME";
        }
    }

    /**
     * Somebody else has changed the same fields since they were shown.
     *
     * @param stored all fields as they are now
     * @param conflicts the changes of others, by field
     */
    public record ChangedMeanwhile(AccountFields stored, Map<String, OthersChanges.OthersChange> conflicts)
            implements Rejection {

        public ChangedMeanwhile {
            conflicts = Map.copyOf(conflicts);
        }

        @Override
        public String code() {
            return "CHANGED_MEANWHILE";
        }
    }
}
