package org.caseport.domain.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.report.ReportFigures.Measured;

/** The reports, each with its tables: the columns that are counted and what is measured of some of them. */
public enum ReportKind {
    TARGETS,
    RESPONSE,
    VOLUME,
    BACKLOG,
    RESOLUTION,
    REOPENED,
    RATINGS,
    HAND_OVERS,
    CHATS,
    CALLS;

    /** The percentiles that are shown. */
    public static final List<Integer> PERCENTS = List.of(50, 90, 95);

    /**
     * A table of a report.
     *
     * @param name the end of the key of its heading; empty for the first, which has none
     */
    public record Table(String name, List<ReportColumn> columns, List<Measure> measures) {

        public Table {
            columns = List.copyOf(columns);
            measures = List.copyOf(measures);
        }

        Table(String name, List<ReportColumn> columns, Measure... measures) {
            this(name, columns, List.of(measures));
        }
    }

    /** Percentiles of the facts that a column counts. */
    public record Measure(ReportColumn column, Measured measured) {}

    public List<Table> tables() {
        return switch (this) {
            case TARGETS ->
                List.of(new Table("", List.of(ReportColumn.MET, ReportColumn.MISSED, ReportColumn.NOT_NEEDED)));
            case RESPONSE ->
                List.of(new Table(
                        "",
                        List.of(ReportColumn.RESPONSES),
                        new Measure(ReportColumn.RESPONSES, Measured.TAKEN),
                        new Measure(ReportColumn.RESPONSES, Measured.ELAPSED),
                        new Measure(ReportColumn.RESPONSES, Measured.SHARE)));
            case VOLUME -> List.of(new Table("", List.of(ReportColumn.OPENED)));
            case BACKLOG ->
                List.of(
                        new Table(
                                "", List.of(ReportColumn.OPEN, ReportColumn.OPEN_SUPPORT, ReportColumn.OPEN_CUSTOMER)),
                        new Table(
                                "age",
                                List.of(
                                        ReportColumn.OPEN_UNDER_1_DAY,
                                        ReportColumn.OPEN_FROM_1_DAY,
                                        ReportColumn.OPEN_FROM_3_DAYS,
                                        ReportColumn.OPEN_FROM_7_DAYS,
                                        ReportColumn.OPEN_FROM_30_DAYS)));
            case RESOLUTION ->
                List.of(new Table(
                        "",
                        List.of(ReportColumn.RESOLUTIONS),
                        new Measure(ReportColumn.RESOLUTIONS, Measured.ELAPSED)));
            case REOPENED ->
                List.of(new Table(
                        "",
                        List.of(
                                ReportColumn.REOPENINGS,
                                ReportColumn.RESOLUTIONS,
                                ReportColumn.REOPENED_BY_CUSTOMER,
                                ReportColumn.REOPENED_BY_SUPPORT)));
            case RATINGS ->
                List.of(new Table(
                        "",
                        List.of(
                                ReportColumn.RATINGS,
                                ReportColumn.STARS_1,
                                ReportColumn.STARS_2,
                                ReportColumn.STARS_3,
                                ReportColumn.STARS_4,
                                ReportColumn.STARS_5)));
            case HAND_OVERS ->
                List.of(new Table(
                        "",
                        List.of(ReportColumn.TAKEN_UP, ReportColumn.ASSIGNMENTS, ReportColumn.ESCALATIONS),
                        new Measure(ReportColumn.TAKEN_UP, Measured.ELAPSED),
                        new Measure(ReportColumn.ASSIGNMENTS, Measured.HELD)));
            case CHATS ->
                List.of(
                        new Table(
                                "",
                                List.of(
                                        ReportColumn.CHATS_ACCEPTED,
                                        ReportColumn.FORECASTS,
                                        ReportColumn.FORECASTS_NEAR),
                                new Measure(ReportColumn.CHATS_ACCEPTED, Measured.ELAPSED),
                                new Measure(ReportColumn.FORECASTS, Measured.ELAPSED)),
                        new Table(
                                "left",
                                List.of(
                                        ReportColumn.CHATS_LEFT,
                                        ReportColumn.CHATS_LEFT_LEFT,
                                        ReportColumn.CHATS_LEFT_WEB,
                                        ReportColumn.CHATS_LEFT_CALL,
                                        ReportColumn.CHATS_LEFT_GONE,
                                        ReportColumn.CHATS_LEFT_NOBODY,
                                        ReportColumn.CHATS_LEFT_CLOSED,
                                        ReportColumn.CHATS_LEFT_RESOLVED),
                                new Measure(ReportColumn.CHATS_LEFT, Measured.ELAPSED)),
                        new Table(
                                "talk",
                                List.of(
                                        ReportColumn.CHATS_ANSWERED,
                                        ReportColumn.CHAT_ANSWERS,
                                        ReportColumn.CHATS_ENDED),
                                new Measure(ReportColumn.CHATS_ANSWERED, Measured.ELAPSED),
                                new Measure(ReportColumn.CHAT_ANSWERS, Measured.ELAPSED),
                                new Measure(ReportColumn.CHATS_ENDED, Measured.ELAPSED)),
                        new Table(
                                "rings",
                                List.of(
                                        ReportColumn.RINGS_ACCEPTED,
                                        ReportColumn.RINGS_DECLINED,
                                        ReportColumn.RINGS_UNANSWERED)));
            case CALLS ->
                List.of(
                        new Table("", List.of(ReportColumn.CALLS_IN_TIME, ReportColumn.CALLS_NOT_IN_TIME)),
                        new Table(
                                "tries",
                                List.of(
                                        ReportColumn.CALLS_TRIED,
                                        ReportColumn.CALLS_NO_ANSWER,
                                        ReportColumn.CALLS_BUSY,
                                        ReportColumn.CALLS_VOICEMAIL,
                                        ReportColumn.CALLS_WRONG_NUMBER),
                                new Measure(ReportColumn.CALLS_TRIED, Measured.ELAPSED)),
                        new Table(
                                "reached",
                                List.of(
                                        ReportColumn.CALLS_REACHED,
                                        ReportColumn.CALLS_REACHED_1,
                                        ReportColumn.CALLS_REACHED_2,
                                        ReportColumn.CALLS_REACHED_3,
                                        ReportColumn.CALLS_GAVE_UP)));
        };
    }

    /** The columns of all tables. */
    public List<ReportColumn> columns() {
        return tables().stream().flatMap(table -> table.columns().stream()).toList();
    }

    /** What percentiles are taken of, in all tables. */
    public List<Measure> measures() {
        return tables().stream().flatMap(table -> table.measures().stream()).toList();
    }

    /** The code in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether its rows can be hours of the week: not for what is open at the end of a day. */
    public boolean isByHour() {
        return this != BACKLOG;
    }
}
