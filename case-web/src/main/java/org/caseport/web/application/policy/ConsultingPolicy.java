package org.caseport.web.application.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Member;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.policy.book.ResolutionTerms;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.policy.entitlement.CallbackNumberReading;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offers;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.sla.SupportHours;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.version.BooksInForce;

/** Asks the policy about a case or reply, and supplies what the policy needs to know about the account. */
@ApplicationScoped
@Transactional
public class ConsultingPolicy {

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    CaseQuota quota;

    @Inject
    CasePolicy policy;

    @Inject
    BooksInForce inForce;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /**
     * The offers to the member for this draft, the promise if it were submitted now, and what prevents its submission.
     */
    public Decision decideOn(Member member, CaseDraft draft) {
        Account account = account(member.account());
        return decide(account, draft, counted(account), clock.instant());
    }

    /**
     * The same, for submitting the draft at this instant: no other case of the account is opened until the transaction
     * ends, in which the policy book of the instant is read.
     */
    public Decision decideOnOpening(Member member, CaseDraft draft, Instant at) {
        inForce.read();
        Account account = account(member.account());
        return decide(account, draft, countedAlone(account), at);
    }

    private Decision decide(Account account, CaseDraft draft, List<Instant> opened, Instant at) {
        return decide(account, draft.fields(), draft.filesAt(at), 0, opened, true, at);
    }

    /**
     * The decision on a case that a program sends complete and that is not opened now; the hourly quota is not counted.
     */
    public Decision decideOnWhole(Member member, DraftFields fields, EnclosedFiles enclosed) {
        return decide(account(member.account()), fields, enclosed, List.of(), clock.instant());
    }

    /** The same, for opening the case at this instant. The category's required questions are not enforced. */
    public Decision decideOnOpening(Member member, DraftFields fields, EnclosedFiles enclosed, Instant at) {
        inForce.read();
        Account account = account(member.account());
        return decide(account, fields, enclosed, countedAlone(account), at);
    }

    private Decision decide(
            Account account, DraftFields fields, EnclosedFiles enclosed, List<Instant> opened, Instant now) {
        return decide(
                account,
                fields,
                enclosed.files().stream()
                        .map(file -> new DraftFile(file, now, false))
                        .toList(),
                enclosed.uploads().size(),
                opened,
                false,
                now);
    }

    /** The hours in which support can be reached by this method in this language. */
    public SupportHours hours(Member member, ContactLanguage language, ContactMethod method) {
        return policy.hours(account(member.account()), language, method, clock.instant());
    }

    /**
     * The decision on a reply to a case, as far as its fields have something; what they lack is violated, too.
     *
     * @param added what the reply adds of contacts, method and text
     * @param uploads how many more files there are, which a program sent by parts
     * @param doubts the possible card numbers that the author has to answer for
     */
    public Decision decideOnReply(
            SupportCase answered, DraftFields added, List<DraftFile> files, int uploads, List<Violation> doubts) {
        DraftFields fields = added.with(Map.of(
                DraftFields.CASE_TYPE, answered.request().type().code(),
                DraftFields.LANGUAGE, answered.request().language().code()));
        return policy.check(new PolicyRequest(
                account(answered.account()),
                fields,
                answered.contacts(),
                files,
                uploads,
                List.of(),
                clock.instant(),
                false,
                doubts));
    }

    /** The callback number in these fields, as the wizard reads it, for this case. */
    public CallbackNumberReading callbackNumber(SupportCase of, DraftFields fields) {
        return policy.callbackNumber(account(of.account()), fields, clock.instant());
    }

    /** What the account can choose for another case of the same type and language now. */
    public Offers offersLike(SupportCase supportCase) {
        CaseRequest request = supportCase.request();
        return policy.offers(account(supportCase.account()), request.type(), request.language(), clock.instant());
    }

    /** What each severity would have promised when this case was opened, under the plan that it was opened under. */
    public Map<Severity, Promise> promisesAt(SupportCase opened) {
        CaseRequest request = opened.request();
        Account then = account(opened.account()).with(plans.planOf(opened).plan());
        return policy.promises(then, request.type(), request.language(), opened.openedAt());
    }

    /** What the member can choose for a case of this type now, in English. */
    public Offers offers(Member member, CaseType type) {
        return policy.offers(account(member.account()), type, ContactLanguage.ENGLISH, clock.instant());
    }

    /** The deadline for a customer who is asked for information now and does not reply. */
    public InactivityDeadline inactivityDeadline(SupportCase asked) {
        return policy.inactivityDeadline(
                account(asked.account()), asked.request().language(), clock.instant());
    }

    /** The customer's windows after the case's resolution: by the policy of that instant; for an open case, of now. */
    public ResolutionTerms afterResolution(SupportCase supportCase) {
        Instant resolvedAt = supportCase.resolvedAt();
        return policy.afterResolution(resolvedAt == null ? clock.instant() : resolvedAt);
    }

    /** The limits on what the account may send and open now. */
    public AccountLimits limitsOf(AccountId account) {
        return policy.limits(account(account), clock.instant());
    }

    private Decision decide(
            Account account,
            DraftFields fields,
            List<DraftFile> files,
            int uploads,
            List<Instant> opened,
            boolean asksQuestions,
            Instant at) {
        return policy.check(new PolicyRequest(
                account,
                fields,
                List.of(),
                files,
                uploads,
                opened,
                at,
                asksQuestions,
                asksQuestions ? redacting.undecidedNumbers(fields) : List.of()));
    }

    private List<Instant> countedAlone(Account account) {
        if (casesPerHour(account) > 0) {
            quota.hold(account.id());
        }
        return counted(account);
    }

    /** When the account opened its last cases, as far as they count for the hourly quota. */
    private List<Instant> counted(Account account) {
        int most = casesPerHour(account);
        return most == 0
                ? List.of()
                : quota.lastOpened(account.id(), clock.instant().minus(AccountLimits.QUOTA_WINDOW), most);
    }

    private int casesPerHour(Account account) {
        return policy.limits(account, clock.instant()).casesPerHour();
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }
}
