package org.caseport.persistence.report;

import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.Standing;
import org.caseport.persistence.cases.CaseVisibility;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

/** The one condition in SQL from which both a number and its list are read. */
final class FactCondition {

    private static final String STATUS_KINDS = FactKind.OF_STATUS.stream()
            .map(kind -> "'" + kind.code() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String RESOLVED = "'%" + CaseStatus.RESOLVED.code() + "'";
    private static final String WAITS_FOR_CUSTOMER = "'%" + CaseStatus.PENDING_CUSTOMER_ACTION.code() + "'";

    private static final String FACTS = "case_fact f";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private String from = FACTS;

    FactCondition(FactSelection selection) {
        Standing standing = selection.standing();
        if (standing == null) {
            happened(selection);
        } else {
            stands(standing, selection);
        }
        new TreeMap<>(selection.filter().values())
                .forEach((column, wanted) -> sql.append(" and ").append(narrowed(column, wanted)));
        visible(selection.visibility());
    }

    /** The condition of nothing yet, to which parts are added. */
    private FactCondition() {}

    private void happened(FactSelection selection) {
        FactKind kind = selection.kind();
        sql.append("f.kind = ").append(value(kind == null ? "" : kind.code()));
        sql.append(" and f.recorded_at <= ").append(value(selection.asOf()));
        if (selection.side() != null) {
            sql.append(" and f.side = ").append(value(selection.side().name()));
        }
        if (selection.detail() != null) {
            sql.append(" and f.detail = ").append(value(selection.detail()));
        }
        if (kind == FactKind.RATED) {
            lastOfItsResolution(selection.asOf());
        }
        within(selection.within());
    }

    /** Each resolution is rated once: a rating that was changed until then counts as it was given last. */
    private void lastOfItsResolution(Instant asOf) {
        String until = value(asOf);
        String sameCase = ".account_id = f.account_id and %1$s.case_id = f.case_id and %1$s.recorded_at <= " + until;
        sql.append(" and not exists (select 1 from case_fact g where g")
                .append(sameCase.formatted("g"))
                .append(" and g.kind = '")
                .append(FactKind.RATED.code())
                .append("' and g.at > f.at and not exists (select 1 from case_fact h where h")
                .append(sameCase.formatted("h"))
                .append(" and h.kind = '")
                .append(FactKind.RESOLVED.code())
                .append("' and h.at > f.at and h.at <= g.at))");
    }

    /** The last fact of each case before the instant that says its status, where that is an open one. */
    private void stands(Standing standing, FactSelection selection) {
        String end = value(standing.end());
        String asOf = value(selection.asOf());
        from = "(" + candidates(selection, List.of(standing.end())) + ") q join " + FACTS
                + " on f.account_id = q.account_id and f.case_id = q.case_id";
        sql.append("f.kind in ").append(STATUS_KINDS);
        sql.append(" and f.recorded_at <= ").append(asOf).append(" and f.at < ").append(end);
        sql.append(" and f.detail not like ").append(RESOLVED);
        sql.append(" and not exists (select 1 from case_fact g where g.account_id = f.account_id")
                .append(" and g.case_id = f.case_id and g.kind in ")
                .append(STATUS_KINDS)
                .append(" and g.recorded_at <= ")
                .append(asOf)
                .append(" and g.at < ")
                .append(end)
                .append(" and (g.at > f.at or g.at = f.at and g.number > f.number))");
        Standing.Turn turn = standing.turn();
        if (turn != null) {
            sql.append(turn == Standing.Turn.CUSTOMER ? " and f.detail like " : " and f.detail not like ")
                    .append(WAITS_FOR_CUSTOMER);
        }
        Standing.Age age = standing.age();
        if (age != null) {
            sql.append(" and f.opened_at <= ").append(value(age.until(standing.end())));
            Instant after = age.after(standing.end());
            if (after != null) {
                sql.append(" and f.opened_at > ").append(value(after));
            }
        }
    }

    /**
     * The cases that can have been open at one of these instants: those that were resolved no earlier than one before
     * which they were opened, and those that are open now. Facts say which of them were.
     */
    private String candidates(FactSelection selection, List<Instant> ends) {
        Visibility visibility = selection.visibility();
        String account = visibility == null
                ? selection.filter().get(FactFilter.Column.ACCOUNT).orElse("")
                : visibility.account().digits();
        String ofAccount = account.isEmpty() ? "" : " and r.account_id = " + value(account);
        List<String> instants = ends.stream().map(this::instant).toList();
        return "select r.account_id, r.case_id from case_fact r where r.kind = '" + FactKind.RESOLVED.code()
                + "' and r.at >= " + instants.get(0) + " and r.opened_at < " + latest("r.at", instants) + ofAccount
                + " union select r.account_id, r.id from support_case r where r.is_open = true" + ofAccount;
    }

    /** The last of these ascending instants that is not after the one in the column, found by halves; null for none. */
    private static String latest(String column, List<String> instants) {
        return "case when " + column + " >= " + instants.get(0) + " then " + latestOfAny(column, instants) + " end";
    }

    private static String latestOfAny(String column, List<String> instants) {
        int half = instants.size() / 2;
        return half == 0
                ? instants.get(0)
                : "case when " + column + " >= " + instants.get(half) + " then "
                        + latestOfAny(column, instants.subList(half, instants.size())) + " else "
                        + latestOfAny(column, instants.subList(0, half)) + " end";
    }

    private String instant(Instant at) {
        return "cast(" + value(at) + " as timestamp with time zone)";
    }

    /**
     * The statement that counts which cases are open at the end of each stretch, by its number, key, turn and age. A
     * case is in a status from the fact that says so until the next one. Only facts of cases that can have been open
     * are read, and only those that last over an end are compared with the ends.
     *
     * @param ends ascending
     * @param key the column of the group; a constant for none
     */
    static FactCondition openAt(FactSelection selection, List<Instant> ends, String key) {
        FactCondition made = new FactCondition();
        StringBuilder matches = new StringBuilder("1 = 1");
        new TreeMap<>(selection.filter().values())
                .forEach((column, wanted) -> matches.append(" and ").append(made.narrowed(column, wanted)));
        made.sql
                .append("select p.n, s.k, s.t, case when s.o > p.a1 then 'UNDER_1_DAY' when s.o > p.a3 then")
                .append(" 'FROM_1_DAY' when s.o > p.a7 then 'FROM_3_DAYS' when s.o > p.a30 then 'FROM_7_DAYS'")
                .append(" else 'FROM_30_DAYS' end as age, count(*)")
                .append(" from (select w.k, w.a, w.u, w.o, w.t from (select ")
                .append(key)
                .append(" as k, f.at as a, f.opened_at as o, case when f.detail like ")
                .append(RESOLVED)
                .append(" then null when f.detail like ")
                .append(WAITS_FOR_CUSTOMER)
                .append(" then 'CUSTOMER' else 'SUPPORT' end as t, case when ")
                .append(matches)
                .append(" then 1 else 0 end as m, lead(f.at) over (partition by c.i order by f.at, f.number) as u")
                // Numbers are sorted faster than the ids of cases.
                .append(" from (select row_number() over () as i, q.account_id, q.case_id from (")
                .append(made.candidates(selection, ends))
                .append(") q) c join ")
                .append(FACTS)
                .append(" on f.account_id = c.account_id and f.case_id = c.case_id where f.kind in ")
                .append(STATUS_KINDS)
                .append(" and f.recorded_at <= ")
                .append(made.value(selection.asOf()))
                .append(" and f.at < ")
                .append(made.value(ends.get(ends.size() - 1)));
        made.visible(selection.visibility());
        List<String> instants = ends.stream().map(made::instant).toList();
        made.sql
                .append(") w where w.t is not null and w.m = 1 and (w.u is null or w.a < ")
                .append(latest("w.u", instants))
                .append(")) s join (values ");
        for (int i = 0; i < ends.size(); i++) {
            made.sql.append(i == 0 ? "(" : ", (").append(i);
            Instant end = ends.get(i);
            made.sql.append(", ").append(instants.get(i));
            for (Standing.Age age : List.of(
                    Standing.Age.FROM_1_DAY,
                    Standing.Age.FROM_3_DAYS,
                    Standing.Age.FROM_7_DAYS,
                    Standing.Age.FROM_30_DAYS)) {
                made.sql.append(", ").append(made.instant(age.until(end)));
            }
            made.sql.append(")");
        }
        made.sql
                .append(") as p(n, e, a1, a3, a7, a30) on s.a < p.e and (s.u is null or s.u >= p.e)")
                .append(" group by p.n, s.k, s.t, age");
        return made;
    }

    private void visible(@Nullable Visibility visibility) {
        if (visibility != null) {
            sql.append(" and f.account_id = ").append(value(visibility.account().digits()));
            sql.append(" and f.case_id in (select c.id from support_case c where ")
                    .append(CaseVisibility.sql(visibility, "c", this::value))
                    .append(")");
        }
    }

    private void within(List<FactSelection.Stretch> stretches) {
        if (stretches.isEmpty()) {
            sql.append(" and 1 = 0");
            return;
        }
        Instant from = stretches.get(0).from();
        Instant until = stretches.get(stretches.size() - 1).until();
        sql.append(" and f.at >= ").append(value(from)).append(" and f.at < ").append(value(until));
        if (stretches.size() > 1) {
            String before = " and (";
            for (FactSelection.Stretch stretch : stretches) {
                sql.append(before)
                        .append("f.at >= ")
                        .append(value(stretch.from()))
                        .append(" and f.at < ")
                        .append(value(stretch.until()));
                before = " or ";
            }
            sql.append(")");
        }
    }

    private String narrowed(FactFilter.Column column, String wanted) {
        return columnOf(column)
                + (wanted.equals(FactFilter.UNKNOWN) ? " is null" : " = " + value(StorableText.storable(wanted)));
    }

    static String columnOf(FactFilter.Column column) {
        return switch (column) {
            case ACCOUNT -> "f.account_id";
            case PLAN -> "f.plan";
            case SEVERITY -> "f.severity";
            case CASE_TYPE -> "f.case_type";
            case SERVICE -> "f.service";
            case LANGUAGE -> "f.contact_language";
            case METHOD -> "f.contact_method";
            case AGENT -> "f.agent_id";
        };
    }

    /** Adds a value; returns the parameter that stands for it. */
    String value(Object given) {
        values.add(given instanceof Instant instant ? Timestamp.from(instant) : given);
        return "?" + values.size();
    }

    /** Where the facts {@code f} are read from. */
    String from() {
        return from;
    }

    String sql() {
        return sql.toString();
    }

    <T extends Query> T into(T query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
