package org.caseport.web.application.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.DraftStep;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;

/** Begins drafts and saves what is typed into them. A member reaches only the member's own drafts. */
@ApplicationScoped
@Transactional
public class Drafting {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    @Inject
    Drafts drafts;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Catalog catalog;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    public DraftId begin(Member member) {
        return beginWith(member, DraftFields.EMPTY);
    }

    /** Begins a draft with these fields, such as one made from an older case. */
    public DraftId beginWith(Member member, DraftFields fields) {
        DraftId id = NewIds.draft();
        DraftFields kept = redacting.draft(member.account(), member.id(), id.value(), DraftFields.EMPTY, fields);
        CaseDraft begun = CaseDraft.begin(id, member.account(), member.id(), kept, clock.instant());
        drafts.store(begun);
        journal.done(
                member.account(),
                member.id(),
                JournalAct.DRAFT_BEGUN,
                begun.id().value(),
                "",
                begun.touchedAt());
        return begun.id();
    }

    public Optional<CaseDraft> find(Member member, DraftId id) {
        return drafts.find(DraftAuthor.of(member), id);
    }

    /** The member's drafts of new cases that have content, last changed first. */
    public List<CaseDraft> toContinue(Member member) {
        return unfinished(member).stream()
                .filter(draft -> draft.answers() == null)
                .toList();
    }

    /** The same, including drafts of replies. */
    public List<CaseDraft> unfinished(Member member) {
        return drafts.unsubmittedOf(DraftAuthor.of(member)).stream()
                .filter(draft -> draft.fields().hasContent())
                .toList();
    }

    /**
     * Saves the changed fields and leaves the others alone, so that two tabs on one draft don't undo each other. After
     * a new case type, service or language, choices that it does not offer are cleared.
     */
    public Outcome save(Member member, DraftId id, Map<String, String> changed) {
        Optional<CaseDraft> found = drafts.lock(DraftAuthor.of(member), id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchDraft();
        }
        CaseDraft draft = found.get();
        if (draft.submittedAs() != null) {
            return new Outcome.AlreadySubmitted(draft.submittedAs());
        }
        DraftFields before = draft.fields();
        DraftFields typed = before.with(asKept(changed));
        DraftFields kept = redacting.draft(member.account(), member.id(), id.value(), before, typed);
        if (differs(before, kept, DraftFields.LANGUAGE)) {
            kept = withMethodOfLanguage(before, kept, changed.keySet());
        }
        CaseDraft after = draft.with(kept, clock.instant());
        List<String> cleared = new ArrayList<>();
        if (differs(before, after.fields(), DraftFields.CASE_TYPE)
                || differs(before, after.fields(), DraftFields.SERVICE)
                || differs(before, after.fields(), DraftFields.LANGUAGE)) {
            after = after.with(withoutLostChoices(member, after, changed.keySet(), cleared), after.touchedAt());
        }
        if (after.fields().byName().size() > DraftFields.MOST) {
            throw new IllegalArgumentException("a draft has at most " + DraftFields.MOST + " fields");
        }
        drafts.store(after);
        return new Outcome.Saved(after, cleared);
    }

    /** Records how far the author came in the wizard. */
    public void reach(Member member, DraftId id, DraftStep step) {
        drafts.lock(DraftAuthor.of(member), id)
                .filter(draft -> !draft.isSubmitted() && draft.step() != step)
                .ifPresent(draft -> drafts.store(draft.at(step, clock.instant())));
    }

    /** Checks the fields and makes their line ends single characters; browsers send pairs. */
    public static Map<String, String> asKept(Map<String, String> changed) {
        Map<String, String> kept = new HashMap<>();
        changed.forEach((name, text) -> {
            if (!DraftFields.isName(name) || text.length() > DraftFields.LONGEST) {
                throw new IllegalArgumentException("a draft does not keep this as " + name);
            }
            kept.put(name, text.replace("\r\n", "\n"));
        });
        return kept;
    }

    /** Keeps the method chosen for the language before, and brings back the one last chosen for the new language. */
    private static DraftFields withMethodOfLanguage(DraftFields before, DraftFields after, Set<String> justChosen) {
        String method = before.get(DraftFields.METHOD);
        String language = before.get(DraftFields.LANGUAGE);
        DraftFields kept = after;
        if (!method.isEmpty() && LANGUAGE.matcher(language).matches()) {
            kept = kept.with(DraftFields.METHOD_IN + "." + language, method);
        }
        String again = kept.get(DraftFields.METHOD_IN + "." + after.get(DraftFields.LANGUAGE));
        return again.isEmpty() || justChosen.contains(DraftFields.METHOD) ? kept : kept.with(DraftFields.METHOD, again);
    }

    private static boolean differs(DraftFields before, DraftFields after, String field) {
        return !Objects.equals(before.get(field), after.get(field));
    }

    /**
     * Clears choices that are no longer offered. A choice of the same request stays: if it is refused, its author is
     * told why.
     */
    private DraftFields withoutLostChoices(
            Member member, CaseDraft draft, Set<String> justChosen, List<String> cleared) {
        DraftFields fields = draft.fields();
        if (isLost(fields, DraftFields.SERVICE, justChosen, this::serviceIsOffered)) {
            fields = fields.without(DraftFields.SERVICE);
            cleared.add(DraftFields.SERVICE);
        }
        if (isLost(fields, DraftFields.CATEGORY, justChosen, this::categoryIsOffered)) {
            fields = fields.without(DraftFields.CATEGORY);
            cleared.add(DraftFields.CATEGORY);
        }
        Decision decision = consulting.decideOn(member, draft.with(fields, draft.touchedAt()));
        if (isLost(fields, DraftFields.SEVERITY, justChosen, f -> severityIsGranted(decision, f))) {
            fields = fields.without(DraftFields.SEVERITY);
            cleared.add(DraftFields.SEVERITY);
        }
        if (isLost(fields, DraftFields.METHOD, justChosen, f -> methodIsGranted(decision, f))) {
            fields = fields.without(DraftFields.METHOD);
            cleared.add(DraftFields.METHOD);
        }
        return fields;
    }

    private static boolean isLost(
            DraftFields fields, String field, Set<String> justChosen, Predicate<DraftFields> stillOffered) {
        return !fields.get(field).isEmpty() && !justChosen.contains(field) && !stillOffered.test(fields);
    }

    private boolean serviceIsOffered(DraftFields fields) {
        String type = fields.get(DraftFields.CASE_TYPE);
        if (type.equals(CaseType.SERVICE_LIMIT_INCREASE.code())) {
            return catalog.limitType(fields.get(DraftFields.SERVICE)).isPresent();
        }
        return catalog.service(fields.get(DraftFields.SERVICE))
                .map(Service::types)
                .filter(types -> types.stream().anyMatch(t -> t.code().equals(type)))
                .isPresent();
    }

    private boolean categoryIsOffered(DraftFields fields) {
        return catalog.service(fields.get(DraftFields.SERVICE))
                .flatMap(service -> service.category(fields.get(DraftFields.CATEGORY)))
                .isPresent();
    }

    private static boolean methodIsGranted(Decision decision, DraftFields fields) {
        return decision.offers().methods().stream()
                .filter(Offer::isGranted)
                .anyMatch(offer -> offer.choice().code().equals(fields.get(DraftFields.METHOD)));
    }

    private static boolean severityIsGranted(Decision decision, DraftFields fields) {
        return !decision.offers().severityAsked()
                || decision.offers().severities().stream()
                        .filter(Offer::isGranted)
                        .anyMatch(offer -> offer.choice().code().equals(fields.get(DraftFields.SEVERITY)));
    }

    /** The result of saving a draft. */
    public sealed interface Outcome {

        /**
         * The draft is saved.
         *
         * @param cleared the fields whose choice was cleared, because what they depend on no longer offers it
         */
        record Saved(CaseDraft draft, List<String> cleared) implements Outcome {

            public Saved {
                cleared = List.copyOf(cleared);
            }
        }

        /** The draft was submitted already and can't be changed. */
        record AlreadySubmitted(CaseId as) implements Outcome {}

        /** There is no such draft of this member. */
        record NoSuchDraft() implements Outcome {}
    }
}
