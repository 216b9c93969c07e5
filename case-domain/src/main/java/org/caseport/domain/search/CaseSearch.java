package org.caseport.domain.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Cases in sight as lists show them: filtered, searched and sorted, a page at a time. A page costs the same wherever
 * it lies, and nothing is ever counted for it. What is stored is found at once.
 */
public interface CaseSearch {

    /**
     * A page of cases, always in the given order.
     *
     * @param from where the page begins; null for the first page
     */
    List<Found> find(Visibility visibility, Filter filter, Order order, @Nullable Place from, int most);

    /** The case that goes by this id or number, open or not, if it is in sight. */
    Optional<CaseSummary> named(Visibility visibility, CaseReference reference);

    /** Lines for these cases, as far as they are in sight. */
    Map<CaseId, CaseSummary> lines(Visibility visibility, Set<CaseId> ids);

    /**
     * Looks at the next so many cases of all accounts and makes findable what is missing from the index or stands in it
     * as an older version wrote it. Doing it twice does no harm.
     *
     * @param after the case at which the step before ended; null to begin
     * @return empty when there are no more
     */
    Optional<Indexed> index(@Nullable CaseId after, int most);

    /**
     * How far a step came.
     *
     * @param last the last case it looked at
     * @param added how many subjects and entries of correspondence can be found since
     */
    record Indexed(CaseId last, int added) {}

    /**
     * Which cases.
     *
     * @param text words, beginnings of words and ids, all of which must be there; blank for any
     * @param statuses one of these
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

    /** What a list is sorted by; among cases alike, by their ids. */
    enum Sort {
        LAST_ACTIVITY,
        CREATED,
        /** Among cases of one severity, by last activity. */
        SEVERITY
    }

    /**
     * How a list goes.
     *
     * @param descending newest or most severe first
     */
    record Order(Sort sort, boolean descending) {}

    /**
     * A place in a list, told by what it is sorted by: it stays where it is while cases come and go around it.
     *
     * @param severity only where the list is sorted by it
     * @param backwards whether the page ends right before this place instead of beginning right behind it
     */
    record Place(@Nullable Severity severity, Instant at, CaseId id, boolean backwards) {

        /** The place of this line in a list of that order. */
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
     * @param excerpt where the entry that says most of what was searched for says it; null where none does
     */
    record Found(CaseSummary summary, @Nullable Excerpt excerpt) {}

    /** A piece of an entry with what was found in it. */
    record Excerpt(String before, String match, String after) {}
}
