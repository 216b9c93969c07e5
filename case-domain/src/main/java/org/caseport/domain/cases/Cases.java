package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every case we hold. Each look-up says with whose sight it looks, so that what is hidden from them looks exactly like
 * what does not exist.
 */
public interface Cases {

    /** A number that no other case has. */
    DisplayId nextDisplayId();

    Optional<SupportCase> find(Visibility visibility, CaseId id);

    /** The same, and nobody else changes this case until the transaction ends. */
    Optional<SupportCase> lock(Visibility visibility, CaseId id);

    /** Stores a case that is new. */
    void add(SupportCase supportCase);

    void store(SupportCase supportCase);

    /**
     * A page of the cases in sight, newest activity first.
     *
     * @param after where the page before ended; null for the first page
     */
    List<CaseSummary> list(Visibility visibility, Show show, @Nullable Place after, int most);

    /** Open cases in sight whose subject shares words with this text, best match first. */
    List<CaseSummary> openLike(Visibility visibility, String text, int most);

    /** When each case in sight since then was opened, oldest first. */
    List<Instant> openedSince(Visibility visibility, Instant since);

    /** Which cases a list shows. */
    enum Show {
        ALL_OPEN,
        /** Open, and nothing happens until the customer answers. */
        WAITING_FOR_CUSTOMER,
        ALL
    }

    /** A place in a list, told by what it is sorted by: it stays where it is while cases come and go around it. */
    record Place(Instant lastActivityAt, CaseId id) {}
}
