package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Every case we hold. Each look-up names the account it acts for, so that what belongs to another looks exactly like
 * what does not exist.
 */
public interface Cases {

    /** A number that no other case has. */
    DisplayId nextDisplayId();

    Optional<SupportCase> find(AccountId account, CaseId id);

    /** The same, and nobody else changes this case until the transaction ends. */
    Optional<SupportCase> lock(AccountId account, CaseId id);

    /** Stores a case that is new. */
    void add(SupportCase supportCase);

    void store(SupportCase supportCase);

    /**
     * A page of the account's cases, newest activity first.
     *
     * @param after where the page before ended; null for the first page
     */
    List<CaseSummary> list(AccountId account, Show show, @Nullable Place after, int most);

    /** Open cases of the account whose subject shares words with this text, best match first. */
    List<CaseSummary> openLike(AccountId account, String text, int most);

    /** When each case of the account since then was opened, oldest first. */
    List<Instant> openedSince(AccountId account, Instant since);

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
