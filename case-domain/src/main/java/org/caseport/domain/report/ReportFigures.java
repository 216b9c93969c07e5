package org.caseport.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.jspecify.annotations.Nullable;

/** Counts facts and lists them. Both read by the same condition. */
public interface ReportFigures {

    /** How many facts each group has; groups without any are left out. */
    Map<String, Long> counts(FactSelection selection, Grouping grouping);

    /** How many facts there are. */
    long count(FactSelection selection);

    /**
     * The percentiles of each group by nearest rank, so that each is the value of one fact.
     *
     * @param percents from 1 to 100, ascending
     * @return by group, one for each percentage
     */
    Map<String, List<Ranked>> percentiles(
            FactSelection selection, Grouping grouping, Measured measured, List<Integer> percents);

    /** The percentiles of all facts; empty when none has a value. */
    List<Ranked> percentiles(FactSelection selection, Measured measured, List<Integer> percents);

    /**
     * How many cases are open, by group, turn and age: of a grouping by time at the end of each part, else at the
     * instant of the selection, which has a standing of any turn and age.
     */
    List<Open> open(FactSelection selection, Grouping grouping);

    /** How many cases of a group are open. */
    record Open(String key, Standing.Turn turn, Standing.Age age, long cases) {}

    /** The facts in the order of their instants, oldest first. */
    List<Line> lines(FactSelection selection, @Nullable Place after, int most);

    /** Those of these facts that are ratings with a comment, latest first. */
    List<Line> comments(FactSelection selection, int most);

    /** The facts of a case that were recorded until then, in their order. */
    List<Line> of(CaseId id, Instant asOf);

    /** What a percentile is taken of. */
    enum Measured {
        /** Seconds on the clock of the target. */
        TAKEN,
        ELAPSED,
        /** Thousandths of the target that were used. */
        SHARE,
        /** Seconds from an assignment to an agent until the next assignment or the resolution of the case. */
        HELD
    }

    /** A value at a rank and the case that has it. */
    record Ranked(int percent, long value, CaseId caseId) {}

    /** Where a list goes on. */
    record Place(Instant at, String account, long number) {}

    /**
     * A fact in a list.
     *
     * @param exists whether the case is still there
     * @param agent the id of who had the case or responded; null for no one
     * @param seconds on the clock of the target; null for not known
     * @param comment what was written with a rating; empty for none, and for other facts
     */
    record Line(
            CaseId caseId,
            DisplayId displayId,
            long number,
            FactKind kind,
            Instant at,
            @Nullable String side,
            @Nullable String agent,
            @Nullable String severity,
            @Nullable String service,
            @Nullable Instant due,
            @Nullable Long seconds,
            @Nullable Long elapsed,
            String detail,
            boolean filled,
            boolean exists,
            String comment) {

        public Place place() {
            return new Place(at, caseId.account().digits(), number);
        }
    }
}
