package org.caseport.web.application.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.domain.simulation.SubmittedCases.Submitted;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.simulation.PastCase;

/** Reads what a simulation asks about accounts, their cases as they were submitted, their drafts and keys. */
@ApplicationScoped
class PastAccounts {

    /** How many drafts and keys of an account are looked through. */
    private static final int MOST = 1_000;

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    PlanChangeImpact impact;

    @Inject
    SubmittedCases cases;

    /** The policy with the book of each time: it says which contacts were named. */
    @Inject
    CasePolicy policy;

    SubmittedCases submitted() {
        return cases;
    }

    Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    Account account(AccountId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }

    List<PlanChangeImpact.Draft> drafts(AccountId account) {
        return impact.drafts(account, MOST);
    }

    List<SubmittedCases.Key> keys(AccountId account) {
        return cases.keys(account, MOST);
    }

    /** The case under the plan that the account had when it was opened. */
    PastCase caseOf(Account account, Submitted one, List<Instant> openedBefore) {
        SupportPlan plan = one.plan();
        Account then = account.with(
                plan == null ? plans.planAt(account.id(), one.openedAt()).plan() : plan);
        return new PastCase(
                then,
                one.type(),
                one.service(),
                one.category(),
                one.severity(),
                one.language(),
                one.method(),
                one.callback(),
                named(then, one),
                one.limits(),
                one.openedAt(),
                openedBefore);
    }

    /** The additional contacts: under a plan without any, those of a case are the account's operations contact. */
    private List<String> named(Account then, Submitted one) {
        boolean only = one.contacts().isEmpty()
                || (policy.hasPlanOf(then, one.openedAt())
                        && !policy.offers(then, one.type(), one.language(), one.openedAt())
                                .contacts()
                                .isGranted());
        return only ? List.of() : one.contacts();
    }
}
