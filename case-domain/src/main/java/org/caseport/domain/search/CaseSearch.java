package org.caseport.domain.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Searches the visible cases for lists: filtered, searched by words and sorted, a page at a time. By keyset paging, a
 * page costs the same wherever it lies, and nothing is ever counted for it. What is stored is found at once.
 */
public interface CaseSearch {

    /**
     * A page of cases, always in the given order.
     *
     * @param from the position at which the page begins; null for the first page
     */
    List<Found> find(Visibility visibility, Filter filter, Order order, @Nullable Place from, int most);

    /** How many cases the filter finds, counted up to this many, so that counting costs no more than a few pages. */
    int count(Visibility visibility, Filter filter, int most);

    /** The newest message of each of these cases, as far as they are visible. */
    Map<CaseId, LatestMessage> latestMessages(Visibility visibility, Set<CaseId> ids);

    /** The case with this id or number, open or not, if it is visible. */
    Optional<CaseSummary> named(Visibility visibility, CaseReference reference);

    /** Summaries of these cases, as far as they are visible. */
    Map<CaseId, CaseSummary> lines(Visibility visibility, Set<CaseId> ids);

    /**
     * Indexes the next so many cases of all accounts: adds what is missing from the index, or what an older version
     * wrote there. Doing it twice does no harm.
     *
     * @param after the case at which the step before ended; null to begin
     * @return empty when there are no more
     */
    Optional<Indexed> index(@Nullable CaseId after, int most);

    /**
     * The result of one step of indexing.
     *
     * @param last the last case it looked at
     * @param added how many subjects and communications can be found since
     */
    record Indexed(CaseId last, int added) {}

    /**
     * Filters the cases.
     *
     * @param text words, beginnings of words and ids, all of which must be there; blank for any
     * @param statuses the statuses to show
     * @param from opened at this instant or later
     * @param before opened before this instant
     */
    record Filter(
            String text,
            Set<CaseStatus> statuses,
            @Nullable CaseType type,
            @Nullable Severity severity,
            @Nullable String service,
            Instant from,
            @Nullable Instant before) {

        public Filter {
            statuses = Set.copyOf(statuses);
        }

        public Filter noOlderThan(Instant oldest) {
            return from.isBefore(oldest) ? new Filter(text, statuses, type, severity, service, oldest, before) : this;
        }
    }

    /** What a list is sorted by; cases with the same value are sorted by their ids. */
    enum Sort {
        LAST_ACTIVITY,
        CREATED,
        /** Cases of one severity are sorted by last activity. */
        SEVERITY
    }

    /**
     * The sort order of a list.
     *
     * @param descending newest or most severe first
     */
    record Order(Sort sort, boolean descending) {}

    /**
     * A position in a list, given by its sort values (keyset paging): it stays valid while cases come and go around it.
     *
     * @param severity only where the list is sorted by it
     * @param backwards whether the page ends right before this position instead of beginning right after it
     */
    record Place(@Nullable Severity severity, Instant at, CaseId id, boolean backwards) {

        /** The position of this line in a list of that order. */
        public static Place of(CaseSummary line, Sort sort, boolean backwards) {
            return new Place(
                    sort == Sort.SEVERITY ? line.severity() : null,
                    sort == Sort.CREATED ? line.openedAt() : line.lastActivityAt(),
                    line.id(),
                    backwards);
        }
    }

    /**
     * A case that was found.
     *
     * @param excerpt from the communication that matches the search best; null where none matches
     */
    record Found(CaseSummary summary, @Nullable Excerpt excerpt) {}

    /**
     * Who wrote last in a case, and when.
     *
     * @param person null for the system
     */
    record LatestMessage(Communication.Side side, @Nullable PersonId person, Instant at) {}

    /** A piece of a communication, with the words that were found in it. */
    record Excerpt(String before, String match, String after) {}
}
