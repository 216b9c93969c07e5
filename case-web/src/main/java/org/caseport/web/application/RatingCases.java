package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseJournal;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Rating;
import org.caseport.domain.cases.Ratings;
import org.caseport.domain.cases.Sight;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.text.Blanks;

/** Lets customers say how they were supported: once a resolution, and while they still remember it. */
@ApplicationScoped
@Transactional
public class RatingCases {

    @Inject
    Cases cases;

    @Inject
    Ratings ratings;

    @Inject
    CaseJournal caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /** Whether this member can rate the case's resolution now. */
    public boolean isOpen(Member member, SupportCase resolved) {
        return Sight.of(member).shows(resolved) && outcome(resolved) == Outcome.RATED;
    }

    /** What was said of the resolution that the case has now. */
    public Optional<Rating> of(Member member, SupportCase resolved) {
        Instant at = resolved.resolvedAt();
        return at == null || !Sight.of(member).shows(resolved) ? Optional.empty() : ratings.of(resolved.id(), at);
    }

    /**
     * Keeps a rating.
     *
     * @param stars from 1 to 5
     * @param comment as typed, blank for none
     */
    public Outcome rate(Member member, CaseId id, int stars, String comment) {
        Outcome outcome = rated(member, id, stars, comment);
        if (outcome != Outcome.RATED) {
            journal.append(new JournalEntry(
                    member.account(),
                    member.id(),
                    "case.rated",
                    id.value(),
                    "refused",
                    outcome.name(),
                    clock.instant()));
        }
        return outcome;
    }

    private Outcome rated(Member member, CaseId id, int stars, String comment) {
        Optional<SupportCase> held = cases.lock(Sight.of(member), id);
        if (held.isEmpty()) {
            return Outcome.NO_SUCH_CASE;
        }
        if (stars < 1 || stars > 5) {
            return Outcome.NO_STARS;
        }
        if (comment.codePointCount(0, comment.length()) > Body.LONGEST) {
            return Outcome.TOO_LONG;
        }
        SupportCase resolved = held.get();
        Outcome outcome = outcome(resolved);
        Instant resolvedAt = resolved.resolvedAt();
        if (outcome == Outcome.RATED && resolvedAt != null) {
            Instant now = clock.instant();
            String kept = redacting.text(member.account(), member.id(), id.value(), comment);
            ratings.add(new Rating(id, resolvedAt, member.id(), stars, Blanks.strip(kept), now));
            caseJournal.record(new CaseEvent.Rated(id, member.id(), stars, now));
        }
        return outcome;
    }

    private Outcome outcome(SupportCase supportCase) {
        Instant resolvedAt = supportCase.resolvedAt();
        if (resolvedAt == null || supportCase.standing().mergedInto() != null) {
            // A duplicate goes on elsewhere, and is rated there.
            return Outcome.NOT_RESOLVED;
        }
        if (clock.instant().isAfter(resolvedAt.plus(Rating.WINDOW))) {
            return Outcome.TOO_LATE;
        }
        return ratings.of(supportCase.id(), resolvedAt).isPresent() ? Outcome.RATED_BEFORE : Outcome.RATED;
    }

    /** What came of a rating. */
    public enum Outcome {
        RATED,
        /** This resolution has its rating already. */
        RATED_BEFORE,
        /** Its fourteen days are over. */
        TOO_LATE,
        /** It is open, perhaps again. */
        NOT_RESOLVED,
        /** Not from 1 to 5. */
        NO_STARS,
        /** The comment is longer than any communication may be. */
        TOO_LONG,
        NO_SUCH_CASE
    }
}
