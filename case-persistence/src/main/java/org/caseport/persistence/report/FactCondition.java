package org.caseport.persistence.report;

import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactSelection;
import org.caseport.persistence.cases.CaseVisibility;
import org.caseport.persistence.column.StorableText;

/** The one condition in SQL from which both a number and its list are read. */
final class FactCondition {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    FactCondition(FactSelection selection) {
        sql.append("f.kind = ").append(value(selection.kind().code()));
        sql.append(" and f.recorded_at <= ").append(value(selection.asOf()));
        if (selection.side() != null) {
            sql.append(" and f.side = ").append(value(selection.side().name()));
        }
        if (selection.detail() != null) {
            sql.append(" and f.detail = ").append(value(selection.detail()));
        }
        within(selection.within());
        new TreeMap<>(selection.filter().values()).forEach(this::narrow);
        Visibility visibility = selection.visibility();
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

    private void narrow(FactFilter.Column column, String wanted) {
        sql.append(" and ").append(columnOf(column));
        if (wanted.equals(FactFilter.UNKNOWN)) {
            sql.append(" is null");
        } else {
            sql.append(" = ").append(value(StorableText.storable(wanted)));
        }
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
