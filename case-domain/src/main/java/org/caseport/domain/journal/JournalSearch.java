package org.caseport.domain.journal;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Finds entries of the journal. */
public interface JournalSearch {

    /** Entries that pass the filter, latest first, from this place on. */
    List<Found> find(Filter filter, @Nullable Place after, int most);

    /** Whether this person did that to this target since then. */
    boolean did(AccountId account, PersonId person, String act, String target, Instant since);

    /** What is looked for; null for whatever it is. */
    record Filter(
            @Nullable AccountId chain,
            @Nullable String act,
            @Nullable PersonId person,
            @Nullable String target) {}

    /** A place in the order of the entries. */
    record Place(Instant at, long number) {}

    /**
     * An entry.
     *
     * @param position its place in its chain; 0 while it has none
     */
    record Found(RecordedEntry recorded, long position) {

        public Place place() {
            return new Place(recorded.entry().at(), recorded.number());
        }
    }
}
