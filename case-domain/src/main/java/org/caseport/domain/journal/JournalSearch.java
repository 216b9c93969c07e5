package org.caseport.domain.journal;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Finds entries of the journal. */
public interface JournalSearch {

    /** Entries that match the filter, latest first, from this position on. */
    List<Found> find(Filter filter, @Nullable Place after, int most);

    /** Whether this person did this act to this target since then. */
    boolean did(AccountId account, PersonId person, String act, String target, Instant since);

    /**
     * Filters journal entries; null matches everything.
     *
     * @param from the first instant
     * @param until the first instant that is too late
     */
    record Filter(
            @Nullable AccountId chain,
            @Nullable String act,
            @Nullable PersonId person,
            @Nullable String target,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** Entries of any time. */
        public Filter(
                @Nullable AccountId chain, @Nullable String act, @Nullable PersonId person, @Nullable String target) {
            this(chain, act, person, target, null, null);
        }
    }

    /** A position in the order of the entries, for keyset paging. */
    record Place(Instant at, long number) {}

    /**
     * A journal entry that was found.
     *
     * @param position its position in its chain; 0 while it is not sealed
     */
    record Found(RecordedEntry recorded, long position) {

        public Place place() {
            return new Place(recorded.entry().at(), recorded.number());
        }
    }
}
