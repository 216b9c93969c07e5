package org.caseport.web.application.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into a case, if the policy allows it. Pages only disable choices; they are refused here. The draft is
 * locked until the transaction ends, so that only one case comes of it, however often it is submitted, and every
 * submission gets that case.
 */
@ApplicationScoped
@Transactional
public class OpeningCases {

    @Inject
    Accounts accounts;

    @Inject
    Drafts drafts;

    @Inject
    Cases cases;

    @Inject
    CaseLinks links;

    @Inject
    Announcements announcements;

    @Inject
    AffectedCases affectedCases;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    PlanningCalls planningCalls;

    @Inject
    StartingChats startingChats;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Event<Rejection.Declined> declinations;

    @Inject
    Clock clock;

    public Outcome<CaseId> open(Member member, DraftId id) {
        return open(member, id, "");
    }

    /**
     * The same for a draft whose response target its author has seen. If it is another one by now, nothing is opened:
     * the author has to see that first.
     *
     * @param seen the target as {@link SeenTarget} writes it; empty if none was shown
     */
    public Outcome<CaseId> open(Member member, DraftId id, String seen) {
        Optional<CaseDraft> held = drafts.lock(DraftAuthor.of(member), id).filter(draft -> draft.answers() == null);
        if (held.isEmpty()) {
            return refused(member, id, Rejection.NotFound.DRAFT);
        }
        CaseDraft kept = held.get();
        if (kept.submittedAs() != null) {
            return new Outcome.Done<>(kept.submittedAs());
        }
        if (!member.may(Grant.OPEN_CASES)) {
            return refused(member, kept.id(), new Rejection.NotGranted(Grant.OPEN_CASES));
        }
        Optional<Rejection> closed = whyClosed(member);
        if (closed.isPresent()) {
            return refused(member, kept.id(), closed.get());
        }
        Instant now = clock.instant();
        // Redacts again, as the draft may have been stored before a pattern was known.
        DraftFields clean =
                redacting.draft(member.account(), member.id(), id.value(), DraftFields.EMPTY, kept.fields());
        CaseDraft draft = kept.with(clean, now);
        Decision decision = consulting.decideOnOpening(member, draft, now);
        Optional<Rejection> full = decision.request()
                .filter(request -> request.method() == ContactMethod.CHAT)
                .flatMap(request -> startingChats.whyFull(member.account()));
        if (full.isPresent()) {
            return refused(member, kept.id(), full.get());
        }
        Optional<SeenTarget> other = decision.request()
                .flatMap(request -> decision.promise())
                .map(SeenTarget::of)
                .filter(target -> SeenTarget.read(seen).filter(target::isOther).isPresent());
        if (other.isPresent()) {
            return refused(member, kept.id(), new OtherTarget());
        }
        return decision.request()
                .map(request -> opened(member, draft, request, now))
                .orElseGet(() -> declined(member, draft.id(), decision.violations()));
    }

    /**
     * Opens a case from complete data that a program sent, without a draft. Required questions of the category are not
     * enforced; the case is stored without the answers.
     *
     * @param enclosed files whose bytes are stored already
     */
    public Outcome<CaseId> openAtOnce(Member member, DraftFields typed, EnclosedFiles enclosed) {
        if (!member.may(Grant.OPEN_CASES)) {
            return refused(member, null, new Rejection.NotGranted(Grant.OPEN_CASES));
        }
        Optional<Rejection> closed = whyClosed(member);
        if (closed.isPresent()) {
            return refused(member, null, closed.get());
        }
        DraftFields fields = redacting.fields(member.account(), member.id(), null, typed);
        Instant now = clock.instant();
        Decision decision = consulting.decideOnOpening(member, fields, enclosed, now);
        return decision.request()
                .<Outcome<CaseId>>map(request ->
                        new Outcome.Done<>(store(member, null, request, enclosed.all(), Audience.USUAL, now)))
                .orElseGet(() -> declined(member, null, decision.violations()));
    }

    private Optional<Rejection> whyClosed(Member member) {
        return accounts.find(member.account())
                .map(Account::suspension)
                .map(suspension -> new Rejection.Suspended(suspension.reason()));
    }

    private Outcome<CaseId> opened(Member member, CaseDraft draft, CaseRequest request, Instant now) {
        String affected = draft.fields().get(DraftFields.AFFECTED);
        Optional<Announcement> problem = affected.isEmpty()
                ? Optional.empty()
                : announcements.shown(now).filter(one -> one.id().value().equals(affected));
        if (!affected.isEmpty() && problem.isEmpty()) {
            // The author has to know, but needs to do nothing about it.
            drafts.store(draft.with(draft.fields().without(DraftFields.AFFECTED), now));
            return refused(member, draft.id(), new ProblemEnded());
        }
        List<AttachedFile> files = draft.files().stream().map(DraftFile::file).toList();
        CaseId opened = store(member, draft.id(), request, files, audienceOf(draft.fields()), now);
        relate(member, opened, draft.fields().get(DraftFields.RELATED), now);
        // One that was ticked for another service chosen before is not shown to the author any more.
        problem.filter(one -> one.concerns(request.service())).ifPresent(one -> {
            affectedCases.link(opened, one.id(), now);
            caseJournal.record(
                    new CaseEvent.ProblemChanged(opened, member.id(), one.id().value(), now));
        });
        drafts.release(draft);
        drafts.store(draft.submitted(opened, now));
        return new Outcome.Done<>(opened);
    }

    private static Audience audienceOf(DraftFields fields) {
        return new Audience(fields.get(DraftFields.CONFIDENTIAL).equals(DraftFields.YES), Set.of());
    }

    /** Links a case that was made from an older one; does nothing if the member sees no such case. */
    private void relate(Member member, CaseId opened, String older, Instant now) {
        if (CaseId.isCaseId(older)) {
            cases.find(Visibility.of(member), new CaseId(older)).ifPresent(found -> {
                links.link(opened, found.id(), now);
                caseJournal.record(new CaseEvent.Linked(opened, member.id(), found.id(), now));
                caseJournal.record(new CaseEvent.Linked(found.id(), member.id(), opened, now));
            });
        }
    }

    private CaseId store(
            Member member,
            @Nullable DraftId draft,
            CaseRequest request,
            List<AttachedFile> files,
            Audience audience,
            Instant now) {
        SupportCase opened = SupportCase.open(
                NewIds.caseOf(member.account(), now),
                cases.nextDisplayId(),
                draft == null ? null : draft.submissionKey(),
                member,
                request,
                files,
                now);
        List<CaseEvent> shown = opened.changeAudience(member, audience, now);
        cases.add(opened);
        caseJournal.record(opened.opened());
        shown.forEach(caseJournal::record);
        planningCalls.begin(opened, member.id(), now);
        startingChats.follow(opened, member.id(), now);
        return opened.id();
    }

    private Outcome<CaseId> declined(Member member, @Nullable DraftId draft, List<Violation> violations) {
        Rejection.Declined declined = new Rejection.Declined(violations);
        declinations.fire(declined);
        return refused(member, draft, declined);
    }

    private Outcome<CaseId> refused(Member member, @Nullable DraftId draft, Rejection why) {
        String target = draft == null ? null : draft.value();
        journal.refused(member.account(), member.id(), JournalAct.CASE_OPENED, target, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The response target is not the one that the author has seen: another policy book came into force meanwhile. */
    public record OtherTarget() implements Rejection {

        @Override
        public String code() {
            return "OTHER_TARGET";
        }
    }

    /**
     * The known problem by which the author is affected too has ended, was withdrawn or never was. The draft does not
     * name it any more: submitting it again opens the case.
     */
    public record ProblemEnded() implements Rejection {

        @Override
        public String code() {
            return "PROBLEM_ENDED";
        }
    }
}
