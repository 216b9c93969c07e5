package org.caseport.persistence.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.notice.CasesOfNotices;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.SequenceNumbers;
import org.caseport.persistence.words.SearchIndex;
import org.caseport.persistence.words.TextSimilarity;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
public class JpaCases implements Cases, CasesOfNotices {

    /** How many of the account's open cases, newest activity first, are compared to find similar ones. */
    public static final int COMPARED = 500;

    /** Selects exactly what a {@link CaseSummary} shows. */
    static final String SUMMARY_OF_ALL =
            "select c.id, c.displayId, c.subject, c.type, c.service, c.severity, c.status, c.method,"
                    + " c.openedAt, c.lastActivityAt, c.due, c.firstResponseAt, c.requesterName, c.atRiskAt"
                    + " from CaseRow c";

    private static final String NEWEST_FIRST = " order by c.lastActivityAt desc, c.id desc";

    @Inject
    EntityManager entities;

    @Inject
    SequenceNumbers numbers;

    @Override
    public DisplayId nextDisplayId() {
        return new DisplayId(Long.toString(numbers.next(SequenceNumbers.Series.DISPLAY_IDS)));
    }

    @Override
    public Optional<SupportCase> find(Visibility visibility, CaseId id) {
        return find(visibility, id, LockModeType.NONE);
    }

    @Override
    public boolean exists(Visibility visibility, CaseId id) {
        TypedQuery<String> query = entities.createQuery(
                        "select c.id from CaseRow c where c.id = :id and " + CaseVisibility.of(visibility, "c"),
                        String.class)
                .setParameter("id", id.value());
        CaseVisibility.values(visibility).forEach(query::setParameter);
        return !query.getResultList().isEmpty();
    }

    @Override
    public Optional<SupportCase> lock(Visibility visibility, CaseId id) {
        return find(visibility, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<SupportCase> find(Visibility visibility, CaseId id, LockModeType lock) {
        TypedQuery<CaseRow> query = entities.createQuery(
                        "select c from CaseRow c where c.id = :id and " + CaseVisibility.of(visibility, "c"),
                        CaseRow.class)
                .setParameter("id", id.value())
                .setLockMode(lock);
        CaseVisibility.values(visibility).forEach(query::setParameter);
        return query.getResultStream().findFirst().map(row -> {
            row.named = namedIn(row);
            return row.toCase(correspondenceOf(row));
        });
    }

    @Override
    public List<SupportCase> findAll(Set<CaseId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<CaseRow> rows = among(
                        "select c from CaseRow c where c.account in :accounts and c.id in :cases", CaseRow.class, ids)
                .getResultList();
        Map<String, Set<String>> members = membersOf(ids);
        Map<String, Map<Integer, List<AttachedFile>>> files = new HashMap<>();
        among(
                        "select a from AttachmentRow a where a.account in :accounts and a.supportCase in :cases"
                                + " order by a.supportCase, a.communication, a.position",
                        AttachmentRow.class,
                        ids)
                .getResultStream()
                .forEach(file -> files.computeIfAbsent(file.supportCase, any -> new HashMap<>())
                        .computeIfAbsent(file.communication, any -> new ArrayList<>())
                        .add(file.toFile()));
        Map<String, List<Communication>> said = new HashMap<>();
        among(
                        "select c from CommunicationRow c where c.account in :accounts and c.supportCase in :cases"
                                + " order by c.supportCase, c.number",
                        CommunicationRow.class,
                        ids)
                .getResultStream()
                .forEach(entry -> said.computeIfAbsent(entry.supportCase, any -> new ArrayList<>())
                        .add(entry.toCommunication(files.getOrDefault(entry.supportCase, Map.of())
                                .getOrDefault(entry.number, List.of()))));
        return rows.stream()
                .map(row -> {
                    row.named = new HashSet<>(members.getOrDefault(row.id, Set.of()));
                    row.named.remove(row.requester);
                    List<Communication> correspondence = said.getOrDefault(row.id, List.of());
                    row.said = correspondence.size();
                    return row.toCase(correspondence);
                })
                .toList();
    }

    @Override
    public Map<CaseId, Concerned> concerned(Set<CaseId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> members = membersOf(ids);
        Map<CaseId, Concerned> concerned = new HashMap<>();
        among(
                        "select c.id, c.requester, c.contacts from CaseRow c"
                                + " where c.account in :accounts and c.id in :cases",
                        Object[].class,
                        ids)
                .getResultStream()
                .forEach(line -> concerned.put(
                        new CaseId((String) line[0]),
                        new Concerned(
                                new PersonId((String) line[1]),
                                members.getOrDefault((String) line[0], Set.of()).stream()
                                        .filter(person -> !person.equals(line[1]))
                                        .map(PersonId::new)
                                        .collect(Collectors.toSet()),
                                JsonColumns.toTexts((String) line[2]))));
        return concerned;
    }

    /** The requester and the members who are named, by case. */
    private Map<String, Set<String>> membersOf(Set<CaseId> ids) {
        Map<String, Set<String>> members = new HashMap<>();
        among(
                        "select v.supportCase, v.person from CaseMemberRow v"
                                + " where v.account in :accounts and v.supportCase in :cases",
                        Object[].class,
                        ids)
                .getResultStream()
                .forEach(line -> members.computeIfAbsent((String) line[0], any -> new HashSet<>())
                        .add((String) line[1]));
        return members;
    }

    private <T> TypedQuery<T> among(String query, Class<T> type, Set<CaseId> ids) {
        return entities.createQuery(query, type)
                .setParameter(
                        "accounts",
                        ids.stream().map(id -> id.account().digits()).distinct().toList())
                .setParameter("cases", ids.stream().map(CaseId::value).toList());
    }

    private Set<String> namedIn(CaseRow row) {
        Set<String> named = new HashSet<>(entities.createQuery(
                        "select v.person from CaseMemberRow v where v.account = :account and v.supportCase = :case",
                        String.class)
                .setParameter("account", row.account)
                .setParameter("case", row.id)
                .getResultList());
        named.remove(row.requester);
        return named;
    }

    private List<Communication> correspondenceOf(CaseRow row) {
        Map<Integer, List<AttachedFile>> attachments = new HashMap<>();
        entities.createQuery(
                        "select a from AttachmentRow a where a.account = :account and a.supportCase = :case"
                                + " order by a.communication, a.position",
                        AttachmentRow.class)
                .setParameter("account", row.account)
                .setParameter("case", row.id)
                .getResultStream()
                .forEach(file -> attachments
                        .computeIfAbsent(file.communication, any -> new ArrayList<>())
                        .add(file.toFile()));
        List<Communication> said = entities.createQuery(
                        "select c from CommunicationRow c where c.account = :account and c.supportCase = :case"
                                + " order by c.number",
                        CommunicationRow.class)
                .setParameter("account", row.account)
                .setParameter("case", row.id)
                .getResultStream()
                .map(entry -> entry.toCommunication(attachments.getOrDefault(entry.number, List.of())))
                .toList();
        row.said = said.size();
        return said;
    }

    @Override
    public void add(SupportCase supportCase) {
        CaseRow row = CaseRow.of(supportCase);
        entities.persist(row);
        // Each kind of row refers to the one before; without the flush, batch writing might reorder them.
        entities.flush();
        entities.persist(CaseMemberRow.of(row, row.requester));
        row.named = Set.of();
        name(row, supportCase);
        store(supportCase, 0);
    }

    /** Makes the case the own case of those it names now, and of nobody it does not name any more. */
    private void name(CaseRow row, SupportCase supportCase) {
        Set<String> before = row.named == null ? namedIn(row) : row.named;
        Set<String> now =
                supportCase.audience().named().stream().map(PersonId::value).collect(Collectors.toSet());
        now.stream()
                .filter(person -> !before.contains(person))
                .forEach(person -> entities.persist(CaseMemberRow.of(row, person)));
        before.stream().filter(person -> !now.contains(person)).forEach(person -> entities.createQuery(
                        "delete from CaseMemberRow v where v.account = :account and v.supportCase = :case"
                                + " and v.person = :person")
                .setParameter("account", row.account)
                .setParameter("case", row.id)
                .setParameter("person", person)
                .executeUpdate());
        row.named = now;
    }

    @Override
    public void store(SupportCase supportCase) {
        CaseId id = supportCase.id();
        CaseRow row = entities.find(CaseRow.class, new OwnedKey(id.account().digits(), id.value()));
        if (row == null) {
            add(supportCase);
            return;
        }
        row.update(supportCase);
        name(row, supportCase);
        store(supportCase, row.said < 0 ? saidIn(row) : row.said);
        row.said = supportCase.correspondence().size();
    }

    private int saidIn(CaseRow row) {
        return entities.createQuery(
                        "select count(c) from CommunicationRow c where c.account = :account and c.supportCase = :case",
                        Long.class)
                .setParameter("account", row.account)
                .setParameter("case", row.id)
                .getSingleResult()
                .intValue();
    }

    /** Stores the case, whose row is already managed, and its communications after the first {@code stored} ones. */
    private void store(SupportCase supportCase, int stored) {
        CaseId id = supportCase.id();
        entities.flush();
        List<Communication> said = supportCase.correspondence();
        List<Communication> added = said.subList(stored, said.size());
        added.forEach(communication -> entities.persist(CommunicationRow.of(id, communication)));
        entities.flush();
        if (!added.isEmpty()) {
            SearchIndex.in(entities).add(supportCase, added);
        }
        for (Communication communication : added) {
            int position = 1;
            for (AttachedFile file : communication.attachments()) {
                entities.persist(AttachmentRow.of(id, communication.number(), position++, file));
            }
        }
        entities.flush();
    }

    @Override
    public List<CaseSummary> list(Visibility visibility, Show show, @Nullable Place after, int most) {
        String open = show == Show.ALL ? "" : " and c.open = true";
        String waiting = show == Show.WAITING_FOR_CUSTOMER ? " and c.status = :waiting" : "";
        String below = after == null ? "" : " and c.lastActivityAt <= :at and (c.lastActivityAt < :at or c.id < :id)";
        TypedQuery<Object[]> query = entities.createQuery(
                        SUMMARY_OF_ALL + " where " + CaseVisibility.of(visibility, "c") + open + waiting + below
                                + NEWEST_FIRST,
                        Object[].class)
                .setMaxResults(most);
        CaseVisibility.values(visibility).forEach(query::setParameter);
        if (show == Show.WAITING_FOR_CUSTOMER) {
            query.setParameter("waiting", CaseStatus.PENDING_CUSTOMER_ACTION.code());
        }
        if (after != null) {
            query.setParameter("at", after.lastActivityAt())
                    .setParameter("id", after.id().value());
        }
        return query.getResultStream().map(JpaCases::summary).toList();
    }

    @Override
    public List<CaseSummary> openLike(Visibility visibility, String text, int most) {
        List<CaseSummary> open = list(visibility, Show.ALL_OPEN, null, COMPARED);
        return TextSimilarity.of(open, CaseSummary::subject).bestFor(text, most);
    }

    @Override
    public List<Instant> openedSince(Visibility visibility, Instant since) {
        TypedQuery<Instant> query = entities.createQuery(
                        "select c.openedAt from CaseRow c where " + CaseVisibility.of(visibility, "c")
                                + " and c.openedAt >= :since order by c.openedAt",
                        Instant.class)
                .setParameter("since", since);
        CaseVisibility.values(visibility).forEach(query::setParameter);
        return query.getResultList();
    }

    /** Summaries of those of these cases that {@code visibility} includes, by id. */
    public static Map<CaseId, CaseSummary> summaries(EntityManager entities, Visibility visibility, List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        TypedQuery<Object[]> query = entities.createQuery(
                        SUMMARY_OF_ALL + " where " + CaseVisibility.of(visibility, "c") + " and c.id in :ids",
                        Object[].class)
                .setParameter("ids", ids);
        CaseVisibility.values(visibility).forEach(query::setParameter);
        return query.getResultStream()
                .map(JpaCases::summary)
                .collect(Collectors.toMap(CaseSummary::id, Function.identity()));
    }

    /** Summaries of these cases of any accounts, without regard to visibility. */
    public static Map<CaseId, CaseSummary> summaries(EntityManager entities, List<CaseId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(SUMMARY_OF_ALL + " where c.account in :accounts and c.id in :ids", Object[].class)
                .setParameter(
                        "accounts",
                        ids.stream().map(id -> id.account().digits()).distinct().toList())
                .setParameter("ids", ids.stream().map(CaseId::value).toList())
                .getResultStream()
                .map(JpaCases::summary)
                .collect(Collectors.toMap(CaseSummary::id, Function.identity()));
    }

    public static CaseSummary summary(Object[] line) {
        return new CaseSummary(
                new CaseId((String) line[0]),
                new DisplayId((String) line[1]),
                (String) line[2],
                EnumCodes.caseType((String) line[3]),
                (String) line[4],
                EnumCodes.severity((String) line[5]),
                EnumCodes.caseStatus((String) line[6]),
                EnumCodes.contactMethod((String) line[7]),
                (Instant) line[8],
                (Instant) line[9],
                (Instant) line[10],
                (Instant) line[13],
                (String) line[12],
                (Instant) line[11]);
    }
}
