package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.rating.Ratings;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.policy.ConsultingPolicy;

/**
 * Lets customers rate how a case was resolved: once per resolution, and for a limited time, in which who has rated can
 * change the rating.
 */
@ApplicationScoped
@Transactional
public class RatingCases {

    @Inject
    Cases cases;

    @Inject
    Ratings ratings;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    Redacting redacting;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Clock clock;

    /** Whether this member can rate the case's resolution now. */
    public boolean isOpen(Member member, SupportCase resolved) {
        return Visibility.of(member).shows(resolved) && outcome(member, resolved) == Outcome.RATED;
    }

    /** The rating of the case's current resolution. */
    public Optional<Rating> of(Member member, SupportCase resolved) {
        Instant at = resolved.resolvedAt();
        return at == null || !Visibility.of(member).shows(resolved) ? Optional.empty() : ratings.of(resolved.id(), at);
    }

    /** The fields of the member's reply draft, which also hold a rating that could not be accepted yet. */
    public DraftFields begun(Member member, CaseId id) {
        return replyDrafts.begun(DraftAuthor.of(member), id).fields();
    }

    /**
     * Stores a rating. If it is refused for something that the member can correct, what was typed is kept with the
     * member's reply draft.
     *
     * @param written the stars from 1 to 5, the comment (blank for none), and the answers about numbers in it
     */
    public Outcome rate(Member member, CaseId id, DraftFields written) {
        Outcome outcome = rated(member, id, written);
        if (outcome == Outcome.NO_STARS || outcome == Outcome.TOO_LONG || outcome == Outcome.NUMBER_IN_DOUBT) {
            keep(member, id, written.byName());
        } else if (outcome == Outcome.RATED) {
            clear(member, id, written);
        }
        if (outcome != Outcome.RATED) {
            journal.refused(
                    member.account(), member.id(), JournalAct.CASE_RATED, id.value(), outcome.name(), clock.instant());
        }
        return outcome;
    }

    private void keep(Member member, CaseId id, Map<String, String> changed) {
        Map<String, String> kept = new HashMap<>(changed);
        kept.values().removeIf(text -> text.length() > DraftFields.LONGEST);
        CaseDraft begun = replyDrafts.begun(DraftAuthor.of(member), id);
        replyDrafts.save(DraftAuthor.of(member), id, begun.id(), kept);
    }

    /** Takes a rating that has been given, with the answers about its numbers, out of the member's reply draft. */
    private void clear(Member member, CaseId id, DraftFields given) {
        DraftFields begun = begun(member, id);
        Map<String, String> cleared = new HashMap<>();
        Stream.concat(Stream.of(DraftFields.COMMENT, DraftFields.STARS), given.byName().keySet().stream())
                .filter(name -> !begun.get(name).isEmpty())
                .forEach(name -> cleared.put(name, ""));
        if (!cleared.isEmpty()) {
            keep(member, id, cleared);
        }
    }

    private Outcome rated(Member member, CaseId id, DraftFields written) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), id);
        if (held.isEmpty()) {
            return Outcome.NO_SUCH_CASE;
        }
        String stars = written.get(DraftFields.STARS);
        if (!stars.matches("[1-5]")) {
            return Outcome.NO_STARS;
        }
        String comment = written.get(DraftFields.COMMENT);
        if (comment.codePointCount(0, comment.length()) > Body.LONGEST) {
            return Outcome.TOO_LONG;
        }
        SupportCase resolved = held.get();
        Outcome outcome = outcome(member, resolved);
        Instant resolvedAt = resolved.resolvedAt();
        if (outcome == Outcome.RATED && resolvedAt != null) {
            if (!redacting.undecidedNumbers(written, DraftFields.COMMENT).isEmpty()) {
                return Outcome.NUMBER_IN_DOUBT;
            }
            Instant now = clock.instant();
            int given = Integer.parseInt(stars);
            String kept = redacting.text(member.account(), member.id(), id.value(), DraftFields.COMMENT, written);
            Rating rating = new Rating(id, resolvedAt, member.id(), given, BlankText.strip(kept), now);
            if (ratings.of(id, resolvedAt).isPresent()) {
                ratings.replace(rating);
            } else {
                ratings.add(rating);
            }
            caseJournal.record(new CaseEvent.Rated(id, member.id(), given, now));
        }
        return outcome;
    }

    private Outcome outcome(Member member, SupportCase supportCase) {
        Instant resolvedAt = supportCase.resolvedAt();
        if (resolvedAt == null || supportCase.state().mergedInto() != null) {
            // A duplicate is continued in another case, and rated there.
            return Outcome.NOT_RESOLVED;
        }
        if (clock.instant()
                .isAfter(resolvedAt.plus(consulting.afterResolution(supportCase).rating()))) {
            return Outcome.TOO_LATE;
        }
        return ratings.of(supportCase.id(), resolvedAt)
                .filter(rating -> !rating.person().equals(member.id()))
                .map(byOther -> Outcome.RATED_BEFORE)
                .orElse(Outcome.RATED);
    }

    /** The result of rating a case. */
    public enum Outcome {
        RATED,
        /** Another member has rated this resolution. */
        RATED_BEFORE,
        /** The window for ratings has passed. */
        TOO_LATE,
        /** The case is open, perhaps reopened. */
        NOT_RESOLVED,
        /** The stars are not from 1 to 5. */
        NO_STARS,
        /** The comment is longer than any communication may be. */
        TOO_LONG,
        /** The comment may contain a card number, and its author has not said whether it does. */
        NUMBER_IN_DOUBT,
        NO_SUCH_CASE
    }
}
