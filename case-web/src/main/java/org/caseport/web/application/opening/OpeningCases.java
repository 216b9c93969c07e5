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
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
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
    Drafts drafts;

    @Inject
    Cases cases;

    @Inject
    CaseLinks links;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Event<Outcome.Declined> declinations;

    @Inject
    Clock clock;

    public Outcome open(Member member, DraftId id) {
        Optional<CaseDraft> held = drafts.lock(Author.of(member), id).filter(draft -> draft.answers() == null);
        if (held.isEmpty()) {
            refused(member, id, "NO_SUCH_DRAFT", clock.instant());
            return new Outcome.NoSuchDraft();
        }
        CaseDraft kept = held.get();
        if (kept.submittedAs() != null) {
            return new Outcome.Opened(kept.submittedAs());
        }
        if (!member.may(Grant.OPEN_CASES)) {
            return notGranted(member, kept.id());
        }
        Instant now = clock.instant();
        // Redacts again, as the draft may have been stored before a pattern was known.
        DraftFields clean =
                redacting.draft(member.account(), member.id(), id.value(), DraftFields.EMPTY, kept.fields());
        CaseDraft draft = kept.with(clean, now);
        Decision decision = consulting.decideOnOpening(member, draft);
        return decision.request()
                .<Outcome>map(request -> opened(member, draft, request, now))
                .orElseGet(() -> declined(member, draft.id(), decision.violations(), now));
    }

    /**
     * Opens a case from complete data that a program sent, without a draft. Required questions of the category are not
     * enforced; the case is stored without the answers.
     *
     * @param enclosed files whose bytes are stored already
     */
    public Outcome openAtOnce(Member member, DraftFields typed, EnclosedFiles enclosed) {
        if (!member.may(Grant.OPEN_CASES)) {
            return notGranted(member, null);
        }
        DraftFields fields = redacting.fields(member.account(), member.id(), null, typed);
        Decision decision = consulting.decideOnOpening(member, fields, enclosed);
        Instant now = clock.instant();
        return decision.request()
                .<Outcome>map(request ->
                        new Outcome.Opened(store(member, null, request, enclosed.all(), Audience.USUAL, now)))
                .orElseGet(() -> declined(member, null, decision.violations(), now));
    }

    private Outcome opened(Member member, CaseDraft draft, CaseRequest request, Instant now) {
        List<AttachedFile> files = draft.files().stream().map(DraftFile::file).toList();
        CaseId opened = store(member, draft.id(), request, files, audienceOf(draft.fields()), now);
        relate(member, opened, draft.fields().get(DraftFields.RELATED), now);
        drafts.release(draft);
        drafts.store(draft.submitted(opened, now));
        return new Outcome.Opened(opened);
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
        List<CaseEvent> shown = opened.showTo(member, audience, now);
        cases.add(opened);
        caseJournal.record(opened.opened());
        shown.forEach(caseJournal::record);
        return opened.id();
    }

    private Outcome notGranted(Member member, @Nullable DraftId draft) {
        refused(member, draft, "NOT_GRANTED", clock.instant());
        return new Outcome.NotGranted(Grant.OPEN_CASES);
    }

    private Outcome declined(Member member, @Nullable DraftId draft, List<Violation> violations, Instant now) {
        String reasons = violations.stream()
                .map(v -> v.field().split("\\.", 2)[0] + ":" + v.problem())
                .distinct()
                .collect(Collectors.joining(" "));
        refused(member, draft, reasons, now);
        Outcome.Declined declined = new Outcome.Declined(violations);
        declinations.fire(declined);
        return declined;
    }

    private void refused(Member member, @Nullable DraftId draft, String reasons, Instant now) {
        journal.refused(
                member.account(),
                member.id(),
                JournalAct.CASE_OPENED,
                draft == null ? null : draft.value(),
                reasons,
                now);
    }

    /** The result of a submission. */
    public sealed interface Outcome {

        /** The draft is this case: since now, or since an earlier submission. */
        record Opened(CaseId caseId) implements Outcome {}

        /** Nothing was stored, for all of these reasons. */
        record Declined(List<Violation> violations) implements Outcome {

            public Declined {
                violations = List.copyOf(violations);
            }
        }

        /** The member may not open cases. */
        record NotGranted(Grant missing) implements Outcome {}

        /** There is no such draft of this member. */
        record NoSuchDraft() implements Outcome {}
    }
}
