package org.caseport.web.pages.customer.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.DraftStep;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.application.opening.OpeningCases;
import org.caseport.web.application.opening.SeenTarget;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.customer.conversation.CasePage;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code cases/create.xhtml}, the wizard that opens a case. Its only state is the saved draft: each request reads
 * it, and each post saves the fields and redirects, so that reloading, the back button and copied links work as
 * expected.
 */
@Named
@RequestScoped
public class CreateCaseWizard {

    private static final String CHECK = "&check=true";
    private static final String ENDED = "&ended=true";
    private static final String SEEN = "seen";
    private static final DraftId GONE = new DraftId("0".repeat(32));

    @Inject
    Drafting drafting;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    OpeningCases openingCases;

    @Inject
    ReadingCases readingCases;

    @Inject
    FindingCases findingCases;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    private Map<String, String> asked = Map.of();
    private WizardStep step = WizardStep.HELP;
    private @Nullable CaseDraft draft;
    private @Nullable Decision decision;
    private @Nullable List<CaseSummary> alreadyOpen;
    private boolean relatedRead;
    private @Nullable CaseSummary related;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        step = WizardStep.named(asked.get("step"));
        String id = asked.getOrDefault("draft", "");
        draft = DraftId.isDraftId(id) ? drafting.find(member(), new DraftId(id)).orElse(null) : null;
    }

    /** Finds the draft before the page is rendered, or redirects. */
    public void enter() {
        if (isRefused()) {
            // The page says why; an older draft is kept.
            draft = null;
        } else if (asked.getOrDefault("draft", "").isEmpty()) {
            go(address(drafting.beginWith(member(), affected()), WizardStep.HELP));
        } else if (draft == null) {
            Redirects.notFound();
        } else if (draft.submittedAs() != null) {
            go(CasePage.addressAfterSubmission(draft.submittedAs()));
        } else {
            arrive(draft);
        }
    }

    /** Whether the reader may not open cases. While the account is suspended, drafts can be read and written. */
    public boolean isRefused() {
        return !member().may(Grant.OPEN_CASES)
                || (isSuspended() && asked.getOrDefault("draft", "").isEmpty());
    }

    /** Whether the account is closed for new cases. */
    public boolean isSuspended() {
        return user.account().isSuspended();
    }

    public boolean isConfidential() {
        return field(DraftFields.CONFIDENTIAL).equals(DraftFields.YES);
    }

    /** The fields of a member who says in the notice of a known problem to be affected too. */
    private DraftFields affected() {
        String problem = asked.getOrDefault(DraftFields.AFFECTED, "");
        return AnnouncementId.isAnnouncementId(problem)
                ? DraftFields.EMPTY.with(DraftFields.AFFECTED, problem)
                : DraftFields.EMPTY;
    }

    private void arrive(CaseDraft draft) {
        if (step == WizardStep.CONTACT) {
            Map<String, String> likely = new HashMap<>();
            // Only at the first visit: later an empty choice was cleared, and its author is told so.
            boolean first = field(DraftFields.LANGUAGE).isEmpty()
                    || (!field(DraftFields.RELATED).isEmpty() && draft.step().compareTo(DraftStep.CONTACT) < 0);
            suggest(likely, DraftFields.LANGUAGE, user.language());
            suggest(likely, DraftFields.COUNTRY, user.account().country());
            if (first && field(DraftFields.METHOD).isEmpty() && isGranted(ContactMethod.WEB)) {
                suggest(likely, DraftFields.METHOD, ContactMethod.WEB.code());
            }
            if (!likely.isEmpty()
                    && drafting.save(member(), draft.id(), likely) instanceof Drafting.Outcome.Saved saved) {
                this.draft = saved.draft();
            }
        }
        // Most requests only refresh this step and need not wait for the lock on the draft.
        if (draft.step() != step.reached()) {
            drafting.reach(member(), draft.id(), step.reached());
        }
    }

    private boolean isGranted(ContactMethod method) {
        return consulting.decideOn(member(), draft()).offers().methods().stream()
                .anyMatch(offer -> offer.isGranted() && offer.choice() == method);
    }

    private void suggest(Map<String, String> likely, String field, String value) {
        if (field(field).isEmpty()) {
            likely.put(field, value);
        }
    }

    /** Saves the fields and redirects: to the next step, to the case, or back to this step to show what is wrong. */
    public void onwards() {
        String id = asked.getOrDefault("draft", "");
        if (!DraftId.isDraftId(id)) {
            Redirects.notFound();
        } else if (step == WizardStep.REVIEW) {
            submit(new DraftId(id));
        } else {
            keep(new DraftId(id));
        }
    }

    private void submit(DraftId id) {
        String seen = asked.getOrDefault(SEEN, "");
        Outcome<CaseId> opening = openingCases.open(member(), id, seen);
        Rejection why = opening.rejection().orElse(null);
        if (opening instanceof Outcome.Done<CaseId> opened) {
            go(CasePage.addressAfterSubmission(opened.result()));
        } else if (why instanceof Rejection.Declined || why instanceof Rejection.Suspended) {
            go(address(id, WizardStep.REVIEW) + CHECK);
        } else if (why instanceof OpeningCases.OtherTarget) {
            go(address(id, WizardStep.REVIEW) + "&was=" + seen.replace(' ', '+'));
        } else if (why instanceof OpeningCases.ProblemEnded) {
            go(address(id, WizardStep.REVIEW) + ENDED);
        } else if (why instanceof Rejection.NotGranted) {
            go("/cases/create");
        } else {
            Redirects.notFound();
        }
    }

    private String afterThisStep(CaseDraft kept) {
        boolean sound = !isSuspended()
                && consulting.decideOn(member(), kept).violations().stream().noneMatch(step::asks);
        return sound ? address(kept.id(), step.next()) : address(kept.id(), step) + CHECK;
    }

    private void keep(DraftId id) {
        Drafting.Outcome saving = drafting.save(member(), id, typed());
        if (saving instanceof Drafting.Outcome.Saved saved) {
            go(afterThisStep(saved.draft()));
        } else if (saving instanceof Drafting.Outcome.AlreadySubmitted submitted) {
            go(CasePage.addressAfterSubmission(submitted.as()));
        } else {
            Redirects.notFound();
        }
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>(asked);
        typed.keySet().removeIf(name -> !WizardStep.anyAsksFor(name));
        return typed;
    }

    private void go(String address) {
        Redirects.to(user.root() + address);
    }

    private static String address(DraftId id, WizardStep step) {
        return "/cases/create?draft=" + id + "&step=" + step.code();
    }

    /** The address of a step of this draft. */
    public String addressOf(WizardStep step) {
        return address(draft().id(), step);
    }

    private Member member() {
        return user.member();
    }

    /** The draft. If it is gone, an empty one, so that the post can be read before it is refused. */
    public CaseDraft draft() {
        if (draft == null) {
            return CaseDraft.begin(GONE, member().account(), member().id(), DraftFields.EMPTY, clock.instant());
        }
        return draft;
    }

    public WizardStep step() {
        return step;
    }

    /** The step before this one. */
    public WizardStep previous() {
        return step.previous();
    }

    public List<WizardStep> steps() {
        return List.of(WizardStep.values());
    }

    public String field(String name) {
        return draft == null ? "" : draft.fields().get(name);
    }

    public Decision decision() {
        if (decision == null) {
            decision = consulting.decideOn(member(), draft());
        }
        return decision;
    }

    /** Whether the page shows what is wrong: after an attempt to go on, and always on the review. */
    boolean isChecked() {
        return step == WizardStep.REVIEW || asked.containsKey("check");
    }

    String addressToMend(WizardStep asking) {
        return address(draft().id(), asking) + CHECK;
    }

    public boolean isBefore(WizardStep other) {
        return other.compareTo(step) < 0;
    }

    /** Whether the author can jump to this step: it lies before the current one, or holds something already. */
    public boolean isReached(WizardStep other) {
        return isBefore(other)
                || (other != step && draft().fields().byName().keySet().stream().anyMatch(other::asksFor));
    }

    /** The case types that are listed first; the limit increase is shown separately. */
    public List<Offer<CaseType>> usualCaseTypes() {
        return decision().offers().caseTypes().stream()
                .filter(offer -> offer.choice() != CaseType.SERVICE_LIMIT_INCREASE)
                .toList();
    }

    public List<Offer<CaseType>> limitCaseTypes() {
        return decision().offers().caseTypes().stream()
                .filter(offer -> offer.choice() == CaseType.SERVICE_LIMIT_INCREASE)
                .toList();
    }

    public boolean isPromised() {
        return !field(DraftFields.CASE_TYPE).isEmpty() && decision().promise().isPresent();
    }

    public Promise promise() {
        return decision().promise().orElseThrow();
    }

    /** The target that the review shows, for seeing at submission whether it is still the same; empty for none. */
    public String seenTarget() {
        return isPromised() ? SeenTarget.of(promise()).written() : "";
    }

    /** The target that the author has seen before, when it is another one now. */
    public Optional<SeenTarget> targetBefore() {
        return SeenTarget.read(asked.getOrDefault("was", ""))
                .filter(before -> isPromised() && !before.equals(SeenTarget.of(promise())));
    }

    /** The draft's files. */
    public List<DraftFile> files() {
        return draft().filesAt(clock.instant());
    }

    /** Open cases of the account that are similar to the draft. */
    public List<CaseSummary> alreadyOpen() {
        if (alreadyOpen == null) {
            alreadyOpen = readingCases.openLike(member(), field(DraftFields.SUBJECT));
        }
        return alreadyOpen;
    }

    /** The older case to which the new one will be related; null for none. */
    public @Nullable CaseSummary related() {
        if (!relatedRead) {
            relatedRead = true;
            String id = field(DraftFields.RELATED);
            related = CaseId.isCaseId(id)
                    ? findingCases.lines(member(), Set.of(new CaseId(id))).get(new CaseId(id))
                    : null;
        }
        return related;
    }

    /** The indices of the rows that hold something, or of one empty row. */
    public List<Integer> rows(String prefix) {
        List<Integer> rows = draft().fields().rows(prefix);
        return rows.isEmpty() ? List.of(0) : rows;
    }

    /** The numbers of the additional contacts that are shown as chips. */
    public List<Integer> contacts() {
        return draft().fields().rows("contact");
    }
}
