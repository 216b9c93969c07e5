package org.caseport.persistence.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.Standing;
import org.caseport.persistence.column.InstantColumn;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaReportFigures implements ReportFigures {

    private static final String LINE = "select f.case_id, f.display_id, f.number, f.kind, f.at, f.side, f.agent_id,"
            + " f.severity, f.service, f.due_at, f.seconds, f.elapsed_seconds, f.detail, f.filled, c.id, r.comment"
            + " from %s left join support_case c on c.account_id = f.account_id and c.id = f.case_id"
            + " left join rating r on f.kind = '" + FactKind.RATED.code() + "' and r.account_id = f.account_id"
            + " and r.case_id = f.case_id and r.rated_at = f.at where ";

    private static final int SECONDS_AN_HOUR = 3_600;
    private static final int SECONDS_A_DAY = 24 * SECONDS_AN_HOUR;

    @Inject
    EntityManager entities;

    @Override
    public Map<String, Long> counts(FactSelection selection, Grouping grouping) {
        FactCondition condition = new FactCondition(selection);
        String key = keyOf(grouping, condition);
        Map<String, Long> counts = new HashMap<>();
        rows(
                        condition,
                        "select k, count(*) from (select " + key + " as k from " + condition.from()
                                + " where " + condition.sql()
                                + ") g group by k")
                .forEach(row -> counts.merge(key(grouping, row[0]), number(row[1]), Long::sum));
        return counts;
    }

    @Override
    public long count(FactSelection selection) {
        FactCondition condition = new FactCondition(selection);
        return number(condition
                .into(entities.createNativeQuery(
                        "select count(*) from " + condition.from() + " where " + condition.sql()))
                .getSingleResult());
    }

    @Override
    public Map<String, List<Ranked>> percentiles(
            FactSelection selection, Grouping grouping, Measured measured, List<Integer> percents) {
        FactCondition condition = new FactCondition(selection);
        String key = keyOf(grouping, condition);
        return ranked(condition, key, valueOf(measured, selection, condition), percents).stream()
                .collect(Collectors.groupingBy(
                        row -> key(grouping, row[0]),
                        Collectors.flatMapping(row -> ranks(row, percents).stream(), Collectors.toList())));
    }

    @Override
    public List<Ranked> percentiles(FactSelection selection, Measured measured, List<Integer> percents) {
        List<Ranked> all = new ArrayList<>();
        FactCondition condition = new FactCondition(selection);
        ranked(condition, "1", valueOf(measured, selection, condition), percents)
                .forEach(row -> all.addAll(ranks(row, percents)));
        all.sort((one, other) -> Integer.compare(one.percent(), other.percent()));
        return all;
    }

    /** The rows at a rank that is asked for, each with its group, value, case, rank and number of rows. */
    private List<Object[]> ranked(FactCondition condition, String key, String value, List<Integer> percents) {
        String wanted = percents.stream()
                .map(percent -> "g.r = (g.n * " + percent + " + 99) / 100")
                .collect(Collectors.joining(" or "));
        return rows(
                condition,
                "select g.k, g.v, g.c, g.r, g.n from (select h.k, h.v, h.c,"
                        + " row_number() over (partition by h.k order by h.v, h.c, h.m) as r,"
                        + " count(*) over (partition by h.k) as n from (select " + key + " as k, " + value
                        + " as v, f.case_id as c, f.number as m from " + condition.from() + " where " + condition.sql()
                        + ") h where h.v is not null) g where " + wanted + " order by g.r");
    }

    private static String valueOf(Measured measured, FactSelection selection, FactCondition condition) {
        return switch (measured) {
            case TAKEN -> "f.seconds";
            case ELAPSED -> "f.elapsed_seconds";
            case SHARE -> "(case when f.target_seconds > 0 then f.seconds * 1000 / f.target_seconds end)";
            case HELD ->
                "floor(extract(epoch from (select min(g.at) from case_fact g where g.account_id = f.account_id"
                        + " and g.case_id = f.case_id and g.kind in ('" + FactKind.ASSIGNED.code() + "', '"
                        + FactKind.RESOLVED.code() + "') and g.recorded_at <= " + condition.value(selection.asOf())
                        + " and g.at > f.at and f.agent_id is not null)) - extract(epoch from f.at))";
        };
    }

    private static List<Ranked> ranks(Object[] row, List<Integer> percents) {
        long rank = number(row[3]);
        long rows = number(row[4]);
        return percents.stream()
                .filter(percent -> rank == (rows * percent + 99) / 100)
                .map(percent -> new Ranked(percent, number(row[1]), new CaseId((String) row[2])))
                .toList();
    }

    private static String keyOf(Grouping grouping, FactCondition condition) {
        if (grouping instanceof Grouping.ByColumn by) {
            return FactCondition.columnOf(by.column());
        }
        if (grouping instanceof Grouping.ByTime time) {
            StringBuilder parts = new StringBuilder("case");
            for (int i = 0; i < time.parts().size(); i++) {
                parts.append(" when f.at < ")
                        .append(condition.value(time.parts().get(i).until()))
                        .append(" then ")
                        .append(i);
            }
            return parts.append(" end").toString();
        }
        return hourOfWeek((Grouping.ByHour) grouping, condition);
    }

    /** The number of the hour since Monday 00:00 in the zone. The epoch began on a Thursday, three days after one. */
    private static String hourOfWeek(Grouping.ByHour hours, FactCondition condition) {
        StringBuilder offset = new StringBuilder("case");
        for (Grouping.ByHour.Offset one : hours.offsets()) {
            offset.append(" when f.at < ")
                    .append(condition.value(one.until()))
                    .append(" then ")
                    .append(one.seconds());
        }
        return "floor(mod(floor(extract(epoch from f.at)) + " + (3 * SECONDS_A_DAY) + " + (" + offset + " end), "
                + (7 * SECONDS_A_DAY) + ") / " + SECONDS_AN_HOUR + ")";
    }

    private static String key(Grouping grouping, @Nullable Object value) {
        if (value == null) {
            return FactFilter.UNKNOWN;
        }
        return grouping instanceof Grouping.ByHour ? Long.toString(number(value)) : value.toString();
    }

    @Override
    public List<Open> open(FactSelection selection, Grouping grouping) {
        Standing standing = selection.standing();
        if (standing == null) {
            throw new IllegalArgumentException("not a selection of open cases: " + selection);
        }
        List<Instant> ends = new ArrayList<>();
        if (grouping instanceof Grouping.ByTime time) {
            time.parts().stream()
                    .filter(part -> part.from().isBefore(selection.asOf()))
                    .map(part -> part.until().isBefore(selection.asOf()) ? part.until() : selection.asOf())
                    .forEach(ends::add);
        } else {
            ends.add(standing.end());
        }
        if (ends.isEmpty()) {
            return List.of();
        }
        String key = grouping instanceof Grouping.ByColumn by ? FactCondition.columnOf(by.column()) : "'-'";
        FactCondition statement = FactCondition.openAt(selection, ends, key);
        return rows(statement, statement.sql()).stream()
                .map(row -> new Open(
                        grouping instanceof Grouping.ByTime ? row[0].toString() : key(grouping, row[1]),
                        Standing.Turn.valueOf((String) row[2]),
                        Standing.Age.valueOf((String) row[3]),
                        number(row[4])))
                .toList();
    }

    @Override
    public List<Line> lines(FactSelection selection, @Nullable Place after, int most) {
        FactCondition condition = new FactCondition(selection);
        String below = "";
        if (after != null) {
            String at = condition.value(after.at());
            String account = condition.value(after.account());
            String number = condition.value(after.number());
            below = " and (f.at > " + at + " or f.at = " + at + " and (f.account_id > " + account
                    + " or f.account_id = " + account + " and f.number > " + number + "))";
        }
        return rows(
                        condition,
                        LINE.formatted(condition.from()) + condition.sql() + below
                                + " order by f.at, f.account_id, f.number fetch first " + most
                                + " rows only")
                .stream()
                .map(JpaReportFigures::line)
                .toList();
    }

    @Override
    public List<Line> comments(FactSelection selection, int most) {
        FactCondition condition = new FactCondition(selection);
        return rows(
                        condition,
                        LINE.formatted(condition.from()) + condition.sql()
                                + " and r.comment <> '' order by f.at desc, f.account_id, f.number desc"
                                + " fetch first " + most + " rows only")
                .stream()
                .map(JpaReportFigures::line)
                .toList();
    }

    @Override
    public List<Line> of(CaseId id, Instant asOf) {
        List<?> rows = entities.createNativeQuery(LINE.formatted("case_fact f")
                        + "f.account_id = ?1 and f.case_id = ?2 and f.recorded_at <= ?3"
                        + " order by f.at, f.number")
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value())
                .setParameter(3, Timestamp.from(asOf))
                .getResultList();
        return rows.stream().map(row -> line((Object[]) row)).toList();
    }

    private static Line line(Object[] row) {
        return new Line(
                new CaseId((String) row[0]),
                new DisplayId((String) row[1]),
                number(row[2]),
                FactKind.of((String) row[3]),
                instant(row[4]),
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                row[9] == null ? null : instant(row[9]),
                row[10] == null ? null : number(row[10]),
                row[11] == null ? null : number(row[11]),
                (String) row[12],
                (Boolean) row[13],
                row[14] != null,
                row[15] == null ? "" : (String) row[15]);
    }

    private List<Object[]> rows(FactCondition condition, String sql) {
        List<?> rows = condition.into(entities.createNativeQuery(sql)).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static Instant instant(Object value) {
        return new InstantColumn().convertToEntityAttribute(value);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
