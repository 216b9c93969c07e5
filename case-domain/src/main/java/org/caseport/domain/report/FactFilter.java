package org.caseport.domain.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Narrows facts to a value in each of some columns. The value {@link #UNKNOWN} stands for facts without one. */
public record FactFilter(Map<Column, String> values) {

    /** Stands for a value that is not known, or that the case does not have. */
    public static final String UNKNOWN = "-";

    public static final FactFilter NONE = new FactFilter(Map.of());

    public FactFilter {
        values = Map.copyOf(values);
    }

    /** Also narrowed to this value. A column that is narrowed to another value already becomes this one. */
    public FactFilter with(Column column, String value) {
        Map<Column, String> more = new EnumMap<>(Column.class);
        more.putAll(values);
        more.put(column, value);
        return new FactFilter(more);
    }

    public Optional<String> get(Column column) {
        return Optional.ofNullable(values.get(column));
    }

    /** What facts can be narrowed to and grouped by. */
    public enum Column {
        ACCOUNT,
        PLAN,
        SEVERITY,
        CASE_TYPE,
        SERVICE,
        LANGUAGE,
        METHOD,
        AGENT
    }
}
