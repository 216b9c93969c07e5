package org.caseport.persistence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.CaseReference;
import org.caseport.persistence.account.AccountRowMapper;
import org.caseport.persistence.cases.JpaCases;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.words.SearchIndex;
import org.caseport.persistence.words.SearchTerms;
import org.caseport.persistence.words.TextSimilarity;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaQueue implements Queue {

    /** Selects exactly what a {@link Line} shows. */
    static final String LINE =
            "select c.id, c.displayId, c.subject, a.name, a.plan, c.type, c.service, c.severity, c.status, c.language,"
                    + " c.method, c.assignee, c.assigneeName, c.escalated, c.openedAt, c.atRiskAt, c.due,"
                    + " c.firstResponseAt, c.lastActivityAt, c.warned, c.queueRank, c.queueAt, c.confidential"
                    + " from CaseRow c, AccountRow a where a.id = c.account";

    private static final String MOST_URGENT_FIRST = " order by c.queueRank, c.queueAt, c.id";

    /** The condition for unassigned cases in the agent's languages; an agent without services takes all of them. */
    private static final String CAN_TAKE = "c.assignee is null and c.language in :languages";

    /** How many candidates are read at once for the next case: more than agents ask for one at the same moment. */
    private static final int CANDIDATES = 20;

    @Inject
    EntityManager entities;

    @Override
    public List<Line> page(
            Agent agent, View view, Filter filter, @Nullable Place after, Instant now, Instant soon, int most) {
        Search search = new Search();
        boolean latestDue = filter.resolvedToo() && view != View.MISSED_SINCE;
        boolean byDue = latestDue || view == View.MISSED_SINCE;
        if (!filter.text().isEmpty() && !text(search, filter.text())) {
            return List.of();
        }
        view(search, agent, view, filter, now, soon);
        filter(search, filter);
        if (after != null && latestDue) {
            search.and("c.due <= :at and (c.due < :at or c.id < :after)", "at", after.at());
            search.with("after", after.id().value());
        } else if (after != null && byDue) {
            search.and("c.due >= :at and (c.due > :at or c.id > :after)", "at", after.at());
            search.with("after", after.id().value());
        } else if (after != null) {
            search.and(
                    "c.queueRank >= :rank and (c.queueRank > :rank"
                            + " or c.queueAt > :at or (c.queueAt = :at and c.id > :after))",
                    "rank",
                    after.rank());
            search.with("at", after.at());
            search.with("after", after.id().value());
        }
        if (byDue) {
            return search.linesByDue(latestDue ? " order by c.due desc, c.id desc" : " order by c.due, c.id", most);
        }
        return search.lines(MOST_URGENT_FIRST, most);
    }

    @Override
    public Map<View, Integer> counts(Agent agent, Instant now, Instant soon) {
        return new ViewCounts(agent, now, soon).in(entities);
    }

    /** Adds the condition of a text search; returns false if no case can match. */
    private boolean text(Search search, String text) {
        List<SearchTerms.Term> terms = SearchTerms.terms(StorableText.storable(text));
        SearchIndex words = SearchIndex.in(entities);
        List<Object> values = new ArrayList<>();
        terms.forEach(term -> search.and(words.heldByCase(term, values)));
        for (int i = 0; i < values.size(); i++) {
            search.with(SearchIndex.VALUE + (i + 1), values.get(i));
        }
        return !terms.isEmpty();
    }

    private static void view(Search search, Agent agent, View view, Filter filter, Instant now, Instant soon) {
        if (view != View.MISSED_SINCE && !filter.resolvedToo()) {
            search.and("c.queueRank is not null");
        }
        switch (view) {
            case CAN_TAKE -> {
                search.and("c.queueRank <= :support", "support", Turn.SUPPORT.rank());
                canTake(search, agent);
            }
            case UNASSIGNED -> search.and("c.assignee is null");
            case MINE -> search.and("c.assignee = :me", "me", agent.id().value());
            case WAITING_FOR_US ->
                search.and("c.status <> :customer", "customer", CaseStatus.PENDING_CUSTOMER_ACTION.code());
            case WAITING_FOR_CUSTOMER ->
                search.and("c.status = :customer", "customer", CaseStatus.PENDING_CUSTOMER_ACTION.code());
            case DUE_SOON -> {
                search.and("c.queueRank = :unanswered and c.queueAt > :now", "now", now);
                search.and("c.queueAt <= :soon", "soon", soon);
                search.with("unanswered", Turn.UNANSWERED.rank());
            }
            case AT_RISK -> {
                search.and("c.queueRank = :unanswered and c.queueAt > :now and c.atRiskAt <= :now", "now", now);
                search.with("unanswered", Turn.UNANSWERED.rank());
            }
            case MISSED -> {
                search.and("c.queueRank = :unanswered and c.queueAt <= :now", "now", now);
                search.with("unanswered", Turn.UNANSWERED.rank());
            }
            case CHATS -> search.and("c.method = :method", "method", ContactMethod.CHAT.code());
            case CALLS -> search.and("c.method = :method", "method", ContactMethod.PHONE.code());
            case ALL_OPEN -> {}
            case MISSED_SINCE -> {
                search.and(MISSED, "now", now);
                search.with("since", filter.since() == null ? now : filter.since());
            }
        }
    }

    /** Due in this period, and without a first response by then. */
    static final String MISSED =
            "c.due >= :since and c.due <= :now and (c.firstResponseAt is null or c.firstResponseAt > c.due)";

    private static void canTake(Search search, Agent agent) {
        search.and(CAN_TAKE, "languages", languagesOf(agent));
        if (!agent.services().isEmpty()) {
            search.and("c.service in :services", "services", agent.services());
        }
    }

    private static void filter(Search search, Filter filter) {
        if (!filter.statuses().isEmpty()) {
            search.and(
                    "c.status in :statuses",
                    "statuses",
                    filter.statuses().stream().map(CaseStatus::code).toList());
        }
        if (filter.type() != null) {
            search.and("c.type = :type", "type", filter.type().code());
        }
        if (filter.severity() != null) {
            search.and("c.severity = :severity", "severity", filter.severity().code());
        }
        if (filter.service() != null) {
            search.and("c.service = :service", "service", StorableText.storable(filter.service()));
        }
        if (filter.language() != null) {
            search.and("c.language = :language", "language", StorableText.storable(filter.language()));
        }
        if (!filter.account().isEmpty()) {
            // People write account numbers in groups of digits.
            search.and(
                    "(c.account = :account or lower(a.name) like :accountName escape '!')",
                    "account",
                    StorableText.storable(AccountId.plain(filter.account())));
            search.with("accountName", "%" + likeable(filter.account().toLowerCase(Locale.ROOT)) + "%");
        }
        if (filter.assignee() != null) {
            search.and("c.assignee = :assignee", "assignee", filter.assignee().value());
        }
        if (filter.problem() != null) {
            search.and(
                    "exists (select l.id from AffectedCaseRow l where l.account = c.account"
                            + " and l.id = c.id and l.announcement = :problem)",
                    "problem",
                    filter.problem().value());
        }
    }

    private static String likeable(String text) {
        return StorableText.storable(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /**
     * Reads candidates first and then locks one case at a time. H2 locks every row that it sorts, so a single statement
     * would block the cases of everybody else.
     */
    @Override
    public Optional<CaseId> next(Agent agent, Instant now) {
        List<Line> candidates = page(agent, View.CAN_TAKE, Filter.NONE, null, now, now, CANDIDATES);
        while (!candidates.isEmpty()) {
            for (Line candidate : candidates) {
                if (lockIfNobodys(candidate.id())) {
                    return Optional.of(candidate.id());
                }
            }
            Place last = candidates.get(candidates.size() - 1).place();
            candidates = page(agent, View.CAN_TAKE, Filter.NONE, last, now, now, CANDIDATES);
        }
        return Optional.empty();
    }

    @Override
    public int lockedOpenOf(PersonId agent) {
        AccountRowMapper.lock(entities, agent);
        return entities.createQuery(
                        "select count(c) from CaseRow c where c.assignee = :agent and c.queueRank is not null",
                        Long.class)
                .setParameter("agent", agent.value())
                .getSingleResult()
                .intValue();
    }

    @Override
    public List<CaseId> openOf(PersonId agent, int most) {
        return entities.createQuery(
                        "select c.id from CaseRow c where c.assignee = :agent and c.queueRank is not null"
                                + " order by c.id",
                        String.class)
                .setParameter("agent", agent.value())
                .setMaxResults(most)
                .getResultStream()
                .map(CaseId::new)
                .toList();
    }

    /** Native SQL, since JPQL has no "skip locked". */
    private boolean lockIfNobodys(CaseId id) {
        return !entities.createNativeQuery("select id from support_case where account_id = ? and id = ?"
                        + " and assignee_id is null and queue_rank <= ? for update skip locked")
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value())
                .setParameter(3, Turn.SUPPORT.rank())
                .getResultList()
                .isEmpty();
    }

    /** Never empty, since a query does not accept an empty list. */
    static Set<String> languagesOf(Agent agent) {
        return agent.languages().isEmpty() ? Set.of("") : agent.languages();
    }

    @Override
    public List<CaseSummary> resolvedLike(SupportCase supportCase, int most) {
        // Hundreds of subjects are compared, but only a few cases are shown.
        List<Object[]> resolved = entities.createQuery(
                        "select c.id, c.subject from CaseRow c where c.service = :service and c.resolvedAt is not null"
                                + " and c.id <> :id order by c.resolvedAt desc, c.id desc",
                        Object[].class)
                .setParameter("service", supportCase.request().service())
                .setParameter("id", supportCase.id().value())
                .setMaxResults(JpaCases.COMPARED)
                .getResultList();
        List<CaseId> alike =
                TextSimilarity.of(resolved, line -> (String) line[1])
                        .bestFor(supportCase.request().subject().text(), most)
                        .stream()
                        .map(line -> new CaseId((String) line[0]))
                        .toList();
        Map<CaseId, CaseSummary> found = JpaCases.summaries(entities, alike);
        return alike.stream().map(found::get).toList();
    }

    @Override
    public Optional<CaseId> named(CaseReference reference) {
        TypedQuery<String> query = reference instanceof CaseReference.ById one
                ? entities.createQuery(
                                "select c.id from CaseRow c where c.account = :account and c.id = :id", String.class)
                        .setParameter("account", one.id().account().digits())
                        .setParameter("id", one.id().value())
                : entities.createQuery("select c.id from CaseRow c where c.displayId = :number", String.class)
                        .setParameter(
                                "number",
                                ((CaseReference.ByNumber) reference).number().digits());
        return query.setMaxResults(1).getResultStream().findFirst().map(CaseId::new);
    }

    /** A line of a list sorted by urgency, which has no resolved cases. */
    static Line line(Object[] line) {
        return line(line, new Place((Integer) line[20], (Instant) line[21], new CaseId((String) line[0])));
    }

    private static Line lineByDue(Object[] line) {
        return line(line, new Place(0, (Instant) line[16], new CaseId((String) line[0])));
    }

    private static Line line(Object[] line, Place place) {
        String assignee = (String) line[11];
        return new Line(
                place.id(),
                new DisplayId((String) line[1]),
                (String) line[2],
                (String) line[3],
                new SupportPlan((String) line[4]),
                EnumCodes.caseType((String) line[5]),
                (String) line[6],
                EnumCodes.severity((String) line[7]),
                EnumCodes.caseStatus((String) line[8]),
                new ContactLanguage((String) line[9]),
                EnumCodes.contactMethod((String) line[10]),
                assignee == null ? null : new Assignee(new PersonId(assignee), (String) line[12]),
                (Boolean) line[13],
                (Instant) line[14],
                (Instant) line[15],
                (Instant) line[16],
                (Instant) line[17],
                (Instant) line[18],
                (Integer) line[19],
                (Boolean) line[22],
                place);
    }

    /** Collects conditions and their parameters, and runs the query. */
    private final class Search {

        private final StringBuilder wanted = new StringBuilder(LINE);
        private final Map<String, Object> values = new HashMap<>();

        void and(String condition) {
            wanted.append(" and ").append(condition);
        }

        void and(String condition, String name, Object value) {
            and(condition);
            with(name, value);
        }

        void with(String name, Object value) {
            values.put(name, value);
        }

        List<Line> lines(String order, int most) {
            return found(order, most).map(JpaQueue::line).toList();
        }

        List<Line> linesByDue(String order, int most) {
            return found(order, most).map(JpaQueue::lineByDue).toList();
        }

        private Stream<Object[]> found(String order, int most) {
            TypedQuery<Object[]> query =
                    entities.createQuery(wanted + order, Object[].class).setMaxResults(most);
            values.forEach(query::setParameter);
            return query.getResultStream();
        }
    }
}
