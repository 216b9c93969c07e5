package org.caseport.persistence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaCallList implements CallList {

    private static final String FROM = " from CallbackRow b, CaseRow c, AccountRow a"
            + " where c.account = b.account and c.id = b.supportCase and a.id = b.account";

    /** Selects exactly what a {@link Line} shows. */
    private static final String LINE = "select b, c.displayId, c.subject, a.name, a.plan, c.service, c.severity,"
            + " a.zone, c.firstResponseAt, c.assignee, c.assigneeName, c.confidential" + FROM;

    private static final String LISTED = " and b.state in ('planned', 'claimed')";
    private static final String PLANNED = " and b.state = 'planned'";
    private static final String FIRST = " and b.earliest <= :now";
    private static final String LATER = " and b.earliest > :now";

    /** Calls of these severities are made at night too. */
    private static final List<String> URGENT = List.of(Severity.CRITICAL.code(), Severity.URGENT.code());

    /** How many candidates are read at once for the next call: more than agents ask for one at the same moment. */
    private static final int CANDIDATES = 20;

    @Inject
    EntityManager entities;

    @Override
    public List<Line> page(Agent agent, View view, @Nullable Place after, Instant now, int most) {
        List<Line> lines = new ArrayList<>();
        if (after == null || !after.later()) {
            lines.addAll(lines(agent, view, false, after, now, most));
        }
        if (lines.size() < most && view != View.OVERDUE) {
            Place last = after != null && after.later() ? after : null;
            lines.addAll(lines(agent, view, true, last, now, most - lines.size()));
        }
        return lines;
    }

    private List<Line> lines(Agent agent, View view, boolean later, @Nullable Place after, Instant now, int most) {
        Map<String, Object> values = new HashMap<>();
        String by = later ? "b.earliest" : "b.callBy";
        StringBuilder wanted = new StringBuilder(LINE + LISTED + (later ? LATER : FIRST));
        values.put("now", now);
        wanted.append(view(agent, view, values));
        if (after != null) {
            wanted.append(" and " + by + " >= :at and (" + by + " > :at or b.id > :after)");
            values.put("at", after.at());
            values.put("after", after.id().value());
        }
        TypedQuery<Object[]> query = entities.createQuery(wanted + " order by " + by + ", b.id", Object[].class)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        return query.getResultStream().map(row -> line(row, later)).toList();
    }

    private static String view(Agent agent, View view, Map<String, Object> values) {
        return switch (view) {
            case ALL -> "";
            case CAN_TAKE -> PLANNED + canTake(agent, values);
            case MINE -> {
                values.put("me", agent.id().value());
                yield " and (c.assignee = :me or b.claimedBy = :me)";
            }
            case OVERDUE -> " and b.callBy < :now";
        };
    }

    private static String canTake(Agent agent, Map<String, Object> values) {
        // A query does not accept an empty list.
        values.put("languages", agent.languages().isEmpty() ? Set.of("") : agent.languages());
        if (agent.services().isEmpty()) {
            return " and b.language in :languages";
        }
        values.put("services", agent.services());
        return " and b.language in :languages and c.service in :services";
    }

    private static Line line(Object[] row, boolean later) {
        Callback callback = ((CallbackRow) row[0]).toCallback();
        String assignee = (String) row[9];
        return new Line(
                callback,
                new DisplayId((String) row[1]),
                (String) row[2],
                (String) row[3],
                new SupportPlan((String) row[4]),
                (String) row[5],
                EnumCodes.severity((String) row[6]),
                ZoneId.of((String) row[7]),
                (Instant) row[8],
                assignee == null ? null : new Assignee(new PersonId(assignee), (String) row[10]),
                (Boolean) row[11],
                new Place(
                        later,
                        later ? callback.callBy().earliest() : callback.callBy().at(),
                        callback.id()));
    }

    /**
     * Reads candidates first and then locks one case at a time. H2 locks every row that it sorts, so a single statement
     * would block the calls of everybody else. Places at which it is night are left out once one of their calls was
     * met, so that not all calls have to be read to know them.
     */
    @Override
    public Optional<Candidate> next(Agent agent, Instant now) {
        Set<String> nights = new HashSet<>();
        Object[] last = null;
        while (true) {
            List<Object[]> candidates = candidates(agent, nights, last, now);
            for (Object[] candidate : candidates) {
                CaseId supportCase = new CaseId((String) candidate[1]);
                CallbackId id = new CallbackId((String) candidate[0]);
                String place = (String) candidate[3];
                if (!URGENT.contains(candidate[4]) && isNight(place, now)) {
                    nights.add(place);
                } else if (lockCase(supportCase) && isPlanned(id, supportCase)) {
                    return Optional.of(new Candidate(id, supportCase));
                }
            }
            if (candidates.size() < CANDIDATES) {
                return Optional.empty();
            }
            last = candidates.get(candidates.size() - 1);
        }
    }

    /** The place is written as its zone and its night. */
    private static boolean isNight(String place, Instant now) {
        String[] zoneAndNight = place.split(" ", 2);
        return JsonColumns.toNight(zoneAndNight[1]).isAt(now, ZoneId.of(zoneAndNight[0]));
    }

    private List<Object[]> candidates(Agent agent, Set<String> nights, Object @Nullable [] after, Instant now) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder wanted = new StringBuilder(
                "select b.id, b.supportCase, b.callBy, b.nightThere, c.severity" + FROM + LISTED + FIRST + PLANNED);
        values.put("now", now);
        wanted.append(canTake(agent, values));
        if (!nights.isEmpty()) {
            wanted.append(" and (b.nightThere not in :nights or c.severity in :urgent)");
            values.put("nights", nights);
            values.put("urgent", URGENT);
        }
        if (after != null) {
            wanted.append(" and b.callBy >= :at and (b.callBy > :at or b.id > :after)");
            values.put("at", after[2]);
            values.put("after", after[0]);
        }
        TypedQuery<Object[]> query = entities.createQuery(wanted + " order by b.callBy, b.id", Object[].class)
                .setMaxResults(CANDIDATES);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    /** Native SQL, since JPQL has no "skip locked". */
    private boolean lockCase(CaseId id) {
        return !entities.createNativeQuery(
                        "select id from support_case where account_id = ? and id = ? for update skip locked")
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value())
                .getResultList()
                .isEmpty();
    }

    /** Whether nobody has claimed or moved it between reading and locking. */
    private boolean isPlanned(CallbackId id, CaseId supportCase) {
        return !entities.createNativeQuery("select id from callback where account_id = ? and id = ? and case_id = ?"
                        + " and state = 'planned'")
                .setParameter(1, supportCase.account().digits())
                .setParameter(2, id.value())
                .setParameter(3, supportCase.value())
                .getResultList()
                .isEmpty();
    }
}
