package org.caseport.web.application.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.chat.UnsentMessages;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Stores the drafts of replies, by customers and agents, from the first letter to the sending. They are kept like
 * drafts of new cases, and the id of a draft is the idempotency key of its sending.
 */
@ApplicationScoped
@Transactional
public class ReplyDrafts implements UnsentMessages {

    private static final Set<String> ALWAYS = Set.of(DraftFields.DESCRIPTION, Violation.FILES, Violation.UPLOADS);
    private static final Set<String> ABOUT_METHOD =
            Set.of(DraftFields.METHOD, DraftFields.COUNTRY, DraftFields.PHONE, DraftFields.EXTENSION);
    private static final List<String> ANSWERED = List.of(
            DraftFields.DESCRIPTION, DraftFields.METHOD, DraftFields.COUNTRY, DraftFields.PHONE, DraftFields.EXTENSION);

    @Inject
    Drafts drafts;

    @Inject
    Cases cases;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /** The author's unsent reply in this case; otherwise a new one, which is stored with its first field. */
    public CaseDraft begun(DraftAuthor author, CaseId answered) {
        return drafts.answerOf(author, answered)
                .orElseGet(
                        () -> CaseDraft.answer(NewIds.draft(), author, answered, DraftFields.EMPTY, clock.instant()));
    }

    /** Whether the author has sent this draft already. */
    public boolean isSent(DraftAuthor author, DraftId id) {
        return drafts.find(author, id).filter(CaseDraft::isSubmitted).isPresent();
    }

    /** Saves the changed fields and leaves the others alone. */
    public Drafting.Outcome save(DraftAuthor author, CaseId answered, DraftId id, Map<String, String> changed) {
        Optional<CaseDraft> held = hold(author, answered, id);
        if (held.isEmpty()) {
            return new Drafting.Outcome.NoSuchDraft();
        }
        CaseDraft draft = held.get();
        if (draft.submittedAs() != null) {
            return new Drafting.Outcome.AlreadySubmitted(draft.submittedAs());
        }
        return new Drafting.Outcome.Saved(keep(draft, changed), List.of());
    }

    @Override
    public void addToReply(DraftAuthor author, CaseId answered, String before, String message) {
        CaseDraft begun = begun(author, answered);
        String text = begun.fields().get(DraftFields.DESCRIPTION);
        String rest = !before.isEmpty() && text.endsWith(before)
                ? text.substring(0, text.length() - before.length())
                : text.isBlank() ? "" : text + "\n\n";
        save(author, answered, begun.id(), Map.of(DraftFields.DESCRIPTION, rest + message));
    }

    /** Discards the reply, or any other draft of the author, with its files. */
    public void discard(DraftAuthor author, DraftId id) {
        drafts.find(author, id).filter(draft -> !draft.isSubmitted()).ifPresent(draft -> {
            drafts.discard(author, id);
            record(author, JournalAct.DRAFT_DISCARDED, id, "");
        });
    }

    /**
     * The reply with this id, locked until the transaction ends, and created if it does not exist. Empty when the id
     * belongs to something else, or the author sees no such case.
     */
    public Optional<CaseDraft> hold(DraftAuthor author, CaseId answered, DraftId id) {
        Optional<CaseDraft> held = drafts.lock(author, id);
        if (held.isEmpty() && !drafts.isTaken(author.account(), id) && cases.exists(visibilityOf(author), answered)) {
            CaseDraft begun = CaseDraft.answer(id, author, answered, DraftFields.EMPTY, clock.instant());
            drafts.store(begun);
            record(author, JournalAct.DRAFT_BEGUN, id, answered.value());
            return Optional.of(begun);
        }
        return held.filter(draft -> answered.equals(draft.answers()));
    }

    private static Visibility visibilityOf(DraftAuthor author) {
        return author.member() == null ? Visibility.ofSupport(author.account()) : Visibility.of(author.member());
    }

    private void record(DraftAuthor author, JournalAct act, DraftId id, String detail) {
        journal.done(author.account(), author.id(), act, id.value(), detail, clock.instant());
    }

    public CaseDraft keep(CaseDraft draft, Map<String, String> changed) {
        DraftFields fields = draft.fields().with(Drafting.asKept(changed));
        if (fields.byName().size() > DraftFields.MOST) {
            throw new IllegalArgumentException("an answer has at most " + DraftFields.MOST + " fields");
        }
        DraftFields clean =
                redacting.draft(draft.account(), draft.author(), draft.id().value(), draft.fields(), fields);
        CaseDraft kept = draft.with(clean, clock.instant());
        drafts.store(kept);
        return kept;
    }

    /** Marks the reply as sent: its files are on the case now, and it can't be sent again. */
    public void sent(CaseDraft draft, CaseId into) {
        drafts.release(draft);
        drafts.store(draft.submitted(into, clock.instant()));
    }

    /** The text of the reply; null for an empty one. */
    public static @Nullable Body bodyOf(DraftFields fields) {
        String text = BlankText.stripLines(fields.get(DraftFields.DESCRIPTION));
        return text.isEmpty() ? null : new Body(text);
    }

    /**
     * Everything that is wrong with the reply, by the rules of the wizard's second and third step.
     *
     * @param uploads how many more files there are, which a program sent by parts
     * @param mayBeSilent whether the reply may be empty
     */
    public Judged judge(
            SupportCase answered, DraftFields fields, List<DraftFile> files, int uploads, boolean mayBeSilent) {
        List<String> added = contactFields(fields);
        Map<String, String> asked = new HashMap<>();
        ANSWERED.forEach(name -> asked.put(name, fields.get(name)));
        added.forEach(name -> asked.put(name, fields.get(name)));
        Decision decision = consulting.decideOnReply(
                answered, DraftFields.of(asked), files, uploads, redacting.undecidedNumbers(fields));
        boolean saysNothing = BlankText.isBlank(fields.get(DraftFields.DESCRIPTION)) && files.isEmpty() && uploads == 0;
        boolean otherMethod = !fields.get(DraftFields.METHOD).isEmpty();
        List<Violation> violations = new ArrayList<>();
        for (Violation violation : decision.violations()) {
            String field = violation.field();
            boolean silence = mayBeSilent && saysNothing && field.equals(DraftFields.DESCRIPTION);
            if (added.contains(field)
                    || (!silence && (ALWAYS.contains(field) || (otherMethod && ABOUT_METHOD.contains(field))))) {
                violations.add(violation);
            }
        }
        return new Judged(decision, violations);
    }

    /** The fields that add contacts to the correspondence. */
    static List<String> contactFields(DraftFields fields) {
        return Stream.concat(
                        fields.rows("contact").stream().map(row -> "contact." + row),
                        Stream.of(DraftFields.CONTACT_TYPED))
                .filter(name -> !BlankText.isBlank(fields.get(name)))
                .toList();
    }

    public record Judged(Decision decision, List<Violation> violations) {}
}
