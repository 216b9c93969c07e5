package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores all cases. Each look-up takes a {@link Visibility}; a case outside of it looks exactly like one that does not
 * exist.
 */
public interface Cases {

    /** A new number that no other case has. */
    DisplayId nextDisplayId();

    Optional<SupportCase> find(Visibility visibility, CaseId id);

    /** Whether {@link #find} would find the case, without reading it and its correspondence. */
    boolean exists(Visibility visibility, CaseId id);

    /** The same, locked: nobody else changes this case until the transaction ends. */
    Optional<SupportCase> lock(Visibility visibility, CaseId id);

    /** Stores a case that is new. */
    void add(SupportCase supportCase);

    void store(SupportCase supportCase);

    /**
     * A page of the visible cases, newest activity first.
     *
     * @param after the position of the last case of the page before; null for the first page
     */
    List<CaseSummary> list(Visibility visibility, Show show, @Nullable Place after, int most);

    /** Visible open cases whose subject shares words with this text, best match first. */
    List<CaseSummary> openLike(Visibility visibility, String text, int most);

    /** When each visible case since then was opened, oldest first. */
    List<Instant> openedSince(Visibility visibility, Instant since);

    /** Which cases a list shows. */
    enum Show {
        ALL_OPEN,
        /** Open, and waiting for the customer's reply. */
        WAITING_FOR_CUSTOMER,
        ALL
    }

    /**
     * A position in a list, given by its sort values (keyset paging): it stays valid while cases come and go around it.
     */
    record Place(Instant lastActivityAt, CaseId id) {}
}
