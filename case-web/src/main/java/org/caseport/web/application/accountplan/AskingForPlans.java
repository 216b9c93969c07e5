package org.caseport.web.application.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.opening.Drafting;

/** Begins cases in which members ask support for plans that they can't change to by themselves. */
@ApplicationScoped
@Transactional
public class AskingForPlans {

    /** The category of such cases where the catalog has it. */
    private static final String CATEGORY = "change-support-plan";

    @Inject
    Accounts accounts;

    @Inject
    Drafts drafts;

    @Inject
    Cases cases;

    @Inject
    Drafting drafting;

    @Inject
    Catalog catalog;

    @Inject
    CasePolicy policy;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Whether support alone changes the account's plan to this one. */
    public boolean isNeeded(Account account, SupportPlan to) {
        Instant now = clock.instant();
        return policy.plans(now).contains(to)
                && !policy.planOf(account, now).equals(to)
                && !policy.isChangedByMembers(account, to, now);
    }

    /**
     * The draft of the case, filled and to be edited before it is submitted. Whoever asks for the same plan again gets
     * the same draft, and the case that it became while that is open.
     *
     * @param subject the subject of a new draft
     * @param description its description
     */
    public Outcome<DraftId> begin(Member member, SupportPlan to, String subject, String description) {
        for (Grant needed : new Grant[] {Grant.CHANGE_PLAN, Grant.OPEN_CASES}) {
            if (!member.may(needed)) {
                return refused(member, new Rejection.NotGranted(needed));
            }
        }
        Account account = accounts.lock(member.account()).orElseThrow();
        Suspension suspension = account.suspension();
        if (suspension != null) {
            return refused(member, new Rejection.Suspended(suspension.reason()));
        }
        if (!isNeeded(account, to)) {
            return refused(member, ChangingPlans.Why.NO_SUCH_CHANGE);
        }
        DraftId begun = drafts.lastWith(DraftAuthor.of(member), DraftFields.PLAN, to.code())
                .filter(draft -> isGoingOn(member, draft))
                .map(CaseDraft::id)
                .orElseGet(() -> drafting.beginWith(member, fields(to, subject, description)));
        return new Outcome.Done<>(begun);
    }

    private boolean isGoingOn(Member member, CaseDraft draft) {
        return draft.submittedAs() == null
                || cases.find(Visibility.of(member), draft.submittedAs())
                        .filter(found -> found.status().isOpen())
                        .isPresent();
    }

    private DraftFields fields(SupportPlan to, String subject, String description) {
        DraftFields fields = DraftFields.of(Map.of(
                DraftFields.PLAN, to.code(),
                DraftFields.CASE_TYPE, CaseType.ACCOUNT_AND_BILLING.code(),
                DraftFields.SEVERITY, Severity.LOW.code(),
                DraftFields.SUBJECT, subject,
                DraftFields.DESCRIPTION, description));
        return topic().map(service ->
                        fields.with(Map.of(DraftFields.SERVICE, service.code(), DraftFields.CATEGORY, CATEGORY)))
                .orElse(fields);
    }

    /** The service with the category for changes of plans; empty where the catalog has none. */
    private Optional<Service> topic() {
        return catalog.servicesFor(CaseType.ACCOUNT_AND_BILLING).stream()
                .filter(service ->
                        service.categories().stream().map(Category::code).anyMatch(CATEGORY::equals))
                .findFirst();
    }

    private Outcome<DraftId> refused(Member member, Rejection why) {
        journal.refused(member.account(), member.id(), JournalAct.DRAFT_BEGUN, null, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }
}
