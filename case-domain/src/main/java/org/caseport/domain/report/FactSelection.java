package org.caseport.domain.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are meant. A number of a report and the list behind it are made from the same selection, so they agree.
 *
 * @param kind null where a standing is meant
 * @param side who acted; null for any
 * @param detail the detail of the fact; null for any
 * @param within in which stretches of time it happened, ascending, without overlap; of no meaning for a standing
 * @param asOf until when it was recorded, inclusive
 * @param visibility of which cases; null for all, for support only
 * @param standing of cases that were open then, the fact that says in which status each was; null for what happened
 */
public record FactSelection(
        @Nullable FactKind kind,
        @Nullable ActingSide side,
        @Nullable String detail,
        List<Stretch> within,
        Instant asOf,
        FactFilter filter,
        @Nullable Visibility visibility,
        @Nullable Standing standing) {

    public FactSelection {
        within = List.copyOf(within);
    }

    /** A half-open stretch of time. */
    public record Stretch(Instant from, Instant until) {}

    /** The facts of one group of these. */
    public FactSelection of(Grouping grouping, String key) {
        if (standing != null && grouping instanceof Grouping.ByTime time) {
            List<Stretch> part = time.stretches(key);
            return part.isEmpty() ? within(part) : at(part.get(0).until());
        }
        if (grouping instanceof Grouping.ByColumn by) {
            return new FactSelection(
                    kind, side, detail, within, asOf, filter.with(by.column(), key), visibility, standing);
        }
        return new FactSelection(kind, side, detail, grouping.stretches(key), asOf, filter, visibility, standing);
    }

    /** The cases that were open at another instant, or as of when facts were recorded if that is earlier. */
    private FactSelection at(Instant end) {
        Standing before = standing;
        Standing then =
                before == null ? null : new Standing(end.isBefore(asOf) ? end : asOf, before.turn(), before.age());
        return new FactSelection(kind, side, detail, within, asOf, filter, visibility, then);
    }

    /** The same in other stretches. */
    public FactSelection within(List<Stretch> others) {
        return new FactSelection(kind, side, detail, new ArrayList<>(others), asOf, filter, visibility, standing);
    }
}
