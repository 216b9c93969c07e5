package org.caseport.persistence.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.search.CaseReference;
import org.caseport.domain.search.CaseSearch;
import org.caseport.domain.text.BlankText;
import org.caseport.persistence.cases.CaseVisibility;
import org.caseport.persistence.cases.JpaCases;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.words.SearchIndex;
import org.caseport.persistence.words.SearchTerms;
import org.caseport.persistence.words.Snippets;
import org.jspecify.annotations.Nullable;

/**
 * Lists and searches cases, a page at a time. It reads an index in the order of the list and asks the
 * {@link SearchIndex} which cases contain the words.
 */
@ApplicationScoped
@Transactional
class JpaCaseSearch implements CaseSearch {

    private static final String SUMMARY =
            "select c.id, c.display_id, c.subject, c.case_type, c.service, c.severity, c.status, c.contact_method,"
                    + " c.opened_at, c.last_activity_at, c.due_at, c.first_response_at, c.requester_name,"
                    + " c.at_risk_at"
                    + " from support_case c";

    private static final EnumSet<CaseStatus> OPEN = EnumSet.complementOf(EnumSet.of(CaseStatus.RESOLVED));

    private static final InstantColumn INSTANTS = new InstantColumn();

    @Inject
    EntityManager entities;

    @Override
    public List<Found> find(Visibility visibility, Filter filter, Order order, @Nullable Place from, int most) {
        String text = StorableText.storable(filter.text());
        List<SearchTerms.Term> terms = SearchTerms.terms(text);
        if (!BlankText.isBlank(text) && terms.isEmpty()) {
            // Nothing but punctuation: no entry has such words.
            return List.of();
        }
        boolean descending = order.descending() != (from != null && from.backwards());
        Conditions where = conditions(visibility, filter, text, terms);
        if (from != null) {
            where.and(beyond(where, keys(order.sort(), from), descending ? "<" : ">"));
        }
        String by = keys(order.sort(), null).stream()
                .map(key -> key.column() + (descending ? " desc" : ""))
                .collect(Collectors.joining(", "));
        List<CaseSummary> lines = new ArrayList<>();
        // The limit is in the statement; with only setMaxResults the database would plan, and sort, for all rows.
        String few = " fetch first " + most + " rows only";
        for (Object line :
                where.query(SUMMARY + where + " order by " + by + few).getResultList()) {
            lines.add(summary((Object[]) line));
        }
        if (from != null && from.backwards()) {
            Collections.reverse(lines);
        }
        Map<CaseId, Excerpt> excerpts = terms.isEmpty() ? Map.of() : excerpts(visibility.account(), terms, lines);
        return lines.stream()
                .map(line -> new Found(line, excerpts.get(line.id())))
                .toList();
    }

    @Override
    public int count(Visibility visibility, Filter filter, int most) {
        String text = StorableText.storable(filter.text());
        List<SearchTerms.Term> terms = SearchTerms.terms(text);
        if (!BlankText.isBlank(text) && terms.isEmpty()) {
            return 0;
        }
        Conditions where = conditions(visibility, filter, text, terms);
        Object counted = where.query("select count(*) from (select c.id from support_case c" + where + " fetch first "
                        + most + " rows only) f")
                .getSingleResult();
        return ((Number) counted).intValue();
    }

    private Conditions conditions(Visibility visibility, Filter filter, String text, List<SearchTerms.Term> terms) {
        Conditions where = new Conditions();
        where.and(CaseVisibility.sql(visibility, "c", where::place));
        filter(where, filter);
        search(where, visibility, text, terms);
        return where;
    }

    @Override
    public Map<CaseId, LatestMessage> latestMessages(Visibility visibility, Set<CaseId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Conditions where = new Conditions();
        where.and(CaseVisibility.sql(visibility, "c", where::place));
        StringJoiner any = new StringJoiner(", ", "c.id in (", ")");
        ids.forEach(id -> any.add(where.place(id.value())));
        where.and(any.toString());
        where.and("m.number = (select max(n.number) from communication n"
                + " where n.account_id = c.account_id and n.case_id = c.id)");
        Map<CaseId, LatestMessage> latest = new HashMap<>();
        for (Object[] line : lines(where.query("select c.id, m.side, m.person_id, m.written_at from support_case c"
                + " join communication m on m.account_id = c.account_id and m.case_id = c.id" + where))) {
            latest.put(
                    new CaseId((String) line[0]),
                    new LatestMessage(
                            Communication.Side.valueOf((String) line[1]),
                            line[2] == null ? null : new PersonId((String) line[2]),
                            INSTANTS.convertToEntityAttribute(line[3])));
        }
        return latest;
    }

    private static void filter(Conditions where, Filter filter) {
        where.and("c.opened_at >= " + where.place(column(filter.from())));
        if (filter.before() != null) {
            where.and("c.opened_at < " + where.place(column(filter.before())));
        }
        if (OPEN.containsAll(filter.statuses())) {
            // Redundant with the statuses, but lets the database use an index without the many resolved cases.
            where.and("c.is_open = true");
        }
        if (!filter.statuses().equals(OPEN) && filter.statuses().size() < CaseStatus.values().length) {
            StringJoiner any = new StringJoiner(", ", "c.status in (", ")");
            filter.statuses().forEach(status -> any.add(where.place(status.code())));
            where.and(filter.statuses().isEmpty() ? "1 = 0" : any.toString());
        }
        if (filter.type() != null) {
            where.and("c.case_type = " + where.place(filter.type().code()));
        }
        if (filter.severity() != null) {
            where.and("c.severity = " + where.place(filter.severity().code()));
        }
        if (filter.service() != null) {
            where.and("c.service = " + where.place(StorableText.storable(filter.service())));
        }
    }

    /** Finds only the case that the text names by id or display id; otherwise the cases that contain all its words. */
    private void search(Conditions where, Visibility visibility, String text, List<SearchTerms.Term> terms) {
        Optional<CaseSummary> named = CaseReference.in(text).flatMap(reference -> named(visibility, reference));
        if (named.isPresent()) {
            where.and("c.id = " + where.place(named.get().id().value()));
            return;
        }
        SearchIndex words = SearchIndex.in(entities);
        terms.forEach(term -> where.and("c.id in (select f.case_id from ("
                + words.entriesWith(visibility.account().digits(), term, where.values) + ") f)"));
    }

    private static List<Key> keys(Sort sort, @Nullable Place place) {
        Object at = place == null ? null : column(place.at());
        Key id = new Key("c.id", place == null ? null : place.id().value());
        return switch (sort) {
            case LAST_ACTIVITY -> List.of(new Key("c.last_activity_at", at), id);
            case CREATED -> List.of(new Key("c.opened_at", at), id);
            case SEVERITY ->
                List.of(
                        new Key("c.severity_rank", place == null ? null : rank(place.severity())),
                        new Key("c.last_activity_at", at),
                        id);
        };
    }

    /** The value of the table's severity_rank column. */
    private static int rank(@Nullable Severity severity) {
        if (severity == null) {
            return 0;
        }
        return switch (severity) {
            case LOW -> 1;
            case NORMAL -> 2;
            case HIGH -> 3;
            case URGENT -> 4;
            case CRITICAL -> 5;
        };
    }

    /** The condition for rows after this place, worded so that both databases use the index of the first key. */
    private static String beyond(Conditions where, List<Key> keys, String sign) {
        Key key = keys.get(0);
        String value = where.place(key.value());
        return keys.size() == 1
                ? key.column() + " " + sign + " " + value
                : key.column() + " " + sign + "= " + value + " and (" + key.column() + " " + sign + " " + value + " or "
                        + beyond(where, keys.subList(1, keys.size()), sign) + ")";
    }

    /**
     * The excerpt of each case: from the communication that contains most of the terms, the latest of several. The
     * subject is in the line anyway.
     */
    private Map<CaseId, Excerpt> excerpts(AccountId account, List<SearchTerms.Term> terms, List<CaseSummary> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        SearchIndex words = SearchIndex.in(entities);
        Conditions where = new Conditions();
        String entries = IntStream.range(0, terms.size())
                .mapToObj(i -> "select t" + i + ".case_id, t" + i + ".number, " + i + " as term from ("
                        + words.entriesWith(account.digits(), terms.get(i), where.values) + ") t" + i)
                .collect(Collectors.joining(" union all "));
        StringJoiner ids = new StringJoiner(", ", "(", ")");
        lines.forEach(line -> ids.add(where.place(line.id().value())));
        String sql = "select m.case_id, m.body from (select e.case_id as that_case, e.number as that_number,"
                + " row_number() over (partition by e.case_id order by count(distinct e.term) desc, e.number desc)"
                + " as place from (" + entries + ") e where e.number > 0 and e.case_id in " + ids
                + " group by e.case_id, e.number) l"
                + " join communication m on m.account_id = " + where.place(account.digits())
                + " and m.case_id = l.that_case and m.number = l.that_number where l.place = 1";
        Map<CaseId, Excerpt> excerpts = new HashMap<>();
        for (Object found : where.query(sql).getResultList()) {
            Object[] line = (Object[]) found;
            Excerpt excerpt = Snippets.of((String) line[1], terms);
            if (excerpt != null) {
                excerpts.put(new CaseId((String) line[0]), excerpt);
            }
        }
        return excerpts;
    }

    @Override
    public Optional<CaseSummary> named(Visibility visibility, CaseReference reference) {
        Conditions where = new Conditions();
        where.and(CaseVisibility.sql(visibility, "c", where::place));
        where.and(
                reference instanceof CaseReference.ById one
                        ? "c.id = " + where.place(one.id().value())
                        : "c.display_id = "
                                + where.place(((CaseReference.ByNumber) reference)
                                        .number()
                                        .digits()));
        return lines(where.query(SUMMARY + where + " fetch first 1 rows only")).stream()
                .map(JpaCaseSearch::summary)
                .findFirst();
    }

    @Override
    public Map<CaseId, CaseSummary> lines(Visibility visibility, Set<CaseId> ids) {
        return JpaCases.summaries(
                entities, visibility, ids.stream().map(CaseId::value).toList());
    }

    @Override
    public Optional<Indexed> index(@Nullable CaseId after, int most) {
        Optional<CaseRange> next = CaseRange.after(
                entities, after == null ? "" : after.account().digits(), after == null ? "" : after.value(), most);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        CaseRange cases = next.get();
        SearchIndex words = SearchIndex.in(entities);
        List<Object[]> missing = new ArrayList<>();
        missing.addAll(missing("support_case c", "id", SearchIndex.SUBJECT + "", SearchIndex.SUBJECT_TEXT, cases));
        missing.addAll(missing(
                "support_case c left join person p on p.id = c.requester_id",
                "id",
                SearchIndex.REQUESTER + "",
                SearchIndex.REQUESTER_TEXT,
                cases));
        missing.addAll(missing("communication c", "case_id", "c.number", "c.body", cases));
        missing.forEach(one -> words.renew(new CaseId((String) one[0]), ((Number) one[1]).intValue(), (String) one[2]));
        return Optional.of(new Indexed(new CaseId(cases.last()), missing.size()));
    }

    /** Entries that are not in the search index, or were folded by older rules. */
    private List<Object[]> missing(String from, String caseId, String number, String text, CaseRange cases) {
        return lines(entities.createNativeQuery("select c." + caseId + ", " + number + ", " + text + " from " + from
                        + " where " + CaseRange.within("c.", caseId)
                        + " and not exists (select 1 from case_words w where w.account_id = c.account_id"
                        + " and w.case_id = c." + caseId + " and w.number = " + number + " and w.folding >= "
                        + SearchIndex.FOLDING + ")")
                .setParameter(1, cases.account())
                .setParameter(2, cases.after())
                .setParameter(3, cases.last()));
    }

    private static List<Object[]> lines(Query query) {
        List<Object[]> lines = new ArrayList<>();
        for (Object line : query.getResultList()) {
            lines.add((Object[]) line);
        }
        return lines;
    }

    private static CaseSummary summary(Object[] line) {
        Object[] read = line.clone();
        Stream.of(8, 9, 10, 11, 13).forEach(i -> read[i] = INSTANTS.convertToEntityAttribute(line[i]));
        return JpaCases.summary(read);
    }

    private static Object column(Instant instant) {
        return INSTANTS.convertToDatabaseColumn(instant);
    }

    private record Key(String column, @Nullable Object value) {}

    /** Collects conditions that must all hold, with their parameters in order. */
    private final class Conditions {

        private final List<Object> values = new ArrayList<>();
        private final StringJoiner all = new StringJoiner(" and ", " where ", "");

        void and(String condition) {
            all.add(condition);
        }

        String place(@Nullable Object value) {
            values.add(value);
            return "?" + values.size();
        }

        Query query(String sql) {
            Query query = entities.createNativeQuery(sql);
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
            return query;
        }

        @Override
        public String toString() {
            return all.toString();
        }
    }
}
