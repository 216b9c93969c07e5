package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.Member;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseJournal;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.policy.entitlement.Ruling;
import org.caseport.policy.entitlement.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into a case, if policy has nothing against it. Pages only grey choices out; the refusal itself happens
 * here. The draft is held for the length of the transaction, so that however often it is submitted, and from wherever,
 * one case comes of it and everybody is told that one.
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
    CaseJournal caseJournal;

    @Inject
    Journal journal;

    @Inject
    Event<Opening.Declined> refused;

    @Inject
    Clock clock;

    public Opening open(Member member, DraftId id) {
        Optional<CaseDraft> held = drafts.lock(Author.of(member), id).filter(draft -> draft.answers() == null);
        if (held.isEmpty()) {
            return new Opening.NoSuchDraft();
        }
        CaseDraft draft = held.get();
        if (draft.submittedAs() != null) {
            return new Opening.Opened(draft.submittedAs());
        }
        Ruling ruling = consulting.rulingToOpen(member, draft);
        Instant now = clock.instant();
        return ruling.request()
                .<Opening>map(request -> opened(member, draft, request, now))
                .orElseGet(() -> declined(member, draft.id(), ruling.violations(), now));
    }

    /**
     * Opens a case that was never a draft: a program says all of it at once. It is not held to the category's required
     * questions; the case goes on record as lacking the answers.
     *
     * @param enclosed whose bytes are kept already
     */
    public Opening openAtOnce(Member member, DraftFields fields, Enclosed enclosed) {
        Ruling ruling = consulting.rulingToOpen(member, fields, enclosed);
        Instant now = clock.instant();
        return ruling.request()
                .<Opening>map(request -> new Opening.Opened(store(member, null, request, enclosed.all(), now)))
                .orElseGet(() -> declined(member, null, ruling.violations(), now));
    }

    private Opening opened(Member member, CaseDraft draft, CaseRequest request, Instant now) {
        List<AttachedFile> files = draft.files().stream().map(DraftFile::file).toList();
        CaseId opened = store(member, draft.id(), request, files, now);
        relate(member, opened, draft.fields().get(DraftFields.RELATED), now);
        drafts.release(draft);
        drafts.store(draft.submitted(opened, now));
        return new Opening.Opened(opened);
    }

    /** Links a case that was made from an older one; whatever names none of the account's cases links nothing. */
    private void relate(Member member, CaseId opened, String older, Instant now) {
        if (CaseId.isCaseId(older)) {
            cases.find(member.account(), new CaseId(older)).ifPresent(found -> {
                links.link(opened, found.id(), now);
                caseJournal.record(new CaseEvent.Linked(opened, member.id(), found.id(), now));
                caseJournal.record(new CaseEvent.Linked(found.id(), member.id(), opened, now));
            });
        }
    }

    private CaseId store(
            Member member, @Nullable DraftId draft, CaseRequest request, List<AttachedFile> files, Instant now) {
        SupportCase opened = SupportCase.open(
                NewIds.caseOf(member.account(), now), cases.nextDisplayId(), draft, member, request, files, now);
        cases.add(opened);
        caseJournal.record(opened.opened());
        return opened.id();
    }

    private Opening declined(Member member, @Nullable DraftId draft, List<Violation> violations, Instant now) {
        String reasons = violations.stream()
                .map(v -> v.field().split("\\.", 2)[0] + ":" + v.problem())
                .distinct()
                .collect(Collectors.joining(" "));
        journal.append(new JournalEntry(
                member.account(),
                member.id(),
                "case.opened",
                draft == null ? null : draft.value(),
                "refused",
                reasons,
                now));
        Opening.Declined declined = new Opening.Declined(violations);
        refused.fire(declined);
        return declined;
    }
}
