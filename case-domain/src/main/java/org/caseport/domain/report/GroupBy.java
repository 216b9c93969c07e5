package org.caseport.domain.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.report.FactFilter.Column;
import org.jspecify.annotations.Nullable;

/** What the rows of a report are. */
public enum GroupBy {
    /** Days, weeks or months, by the length of the period. */
    TIME(null),
    PLAN(Column.PLAN),
    SEVERITY(Column.SEVERITY),
    CASE_TYPE(Column.CASE_TYPE),
    SERVICE(Column.SERVICE),
    LANGUAGE(Column.LANGUAGE),
    METHOD(Column.METHOD),
    ACCOUNT(Column.ACCOUNT),
    AGENT(Column.AGENT),
    HOUR(null);

    private final @Nullable Column column;

    GroupBy(@Nullable Column column) {
        this.column = column;
    }

    public Optional<Column> column() {
        return Optional.ofNullable(column);
    }

    /** The code in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<GroupBy> of(String code) {
        return Arrays.stream(values()).filter(by -> by.code().equals(code)).findFirst();
    }
}
