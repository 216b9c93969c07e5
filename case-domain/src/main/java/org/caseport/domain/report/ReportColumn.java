package org.caseport.domain.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.cases.ActingSide;
import org.jspecify.annotations.Nullable;

/** A column of numbers in a report, each the number of facts of one kind. */
public enum ReportColumn {
    MET(FactKind.TARGET_MET),
    MISSED(FactKind.TARGET_MISSED),
    NOT_NEEDED(FactKind.TARGET_NOT_NEEDED),
    RESPONSES(FactKind.FIRST_RESPONSE),
    OPENED(FactKind.OPENED),
    RESOLUTIONS(FactKind.RESOLVED),
    REOPENINGS(FactKind.REOPENED),
    REOPENED_BY_CUSTOMER(FactKind.REOPENED, ActingSide.CUSTOMER, null),
    REOPENED_BY_SUPPORT(FactKind.REOPENED, ActingSide.AGENT, null),
    RATINGS(FactKind.RATED),
    STARS_1(FactKind.RATED, null, "1"),
    STARS_2(FactKind.RATED, null, "2"),
    STARS_3(FactKind.RATED, null, "3"),
    STARS_4(FactKind.RATED, null, "4"),
    STARS_5(FactKind.RATED, null, "5"),
    ASSIGNMENTS(FactKind.ASSIGNED),
    ESCALATIONS(FactKind.ESCALATED),
    TAKEN_UP(FactKind.TAKEN_UP);

    private final FactKind kind;
    private final @Nullable ActingSide side;
    private final @Nullable String detail;

    ReportColumn(FactKind kind) {
        this(kind, null, null);
    }

    ReportColumn(FactKind kind, @Nullable ActingSide side, @Nullable String detail) {
        this.kind = kind;
        this.side = side;
        this.detail = detail;
    }

    public FactKind kind() {
        return kind;
    }

    /** The code in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReportColumn> of(String code) {
        return Arrays.stream(values())
                .filter(column -> column.code().equals(code))
                .findFirst();
    }

    /** The facts that this column counts. */
    FactSelection selection(ReportRequest request, FactSelection.Stretch period) {
        return new FactSelection(
                kind, side, detail, List.of(period), request.asOf(), request.filter(), request.visibility());
    }
}
