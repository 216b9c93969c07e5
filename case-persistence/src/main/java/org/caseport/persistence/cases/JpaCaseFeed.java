package org.caseport.persistence.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.search.CaseFeed;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaCaseFeed implements CaseFeed {

    private static final String HEADING =
            "select c.id, c.displayId, c.subject, c.status, c.service, c.category, c.severity, c.requesterName,"
                    + " c.openedAt, c.contacts, c.language from CaseRow c where ";

    private static final String IN_SIGHT = "select k.id from CaseRow k where ";

    @Inject
    EntityManager entities;

    @Override
    public List<Heading> cases(Visibility visibility, Filter filter, @Nullable Place after, int most) {
        StringBuilder wanted = new StringBuilder(HEADING)
                .append(CaseVisibility.of(visibility, "c"))
                .append(" and c.openedAt >= :from");
        Map<String, Object> values = new HashMap<>(CaseVisibility.values(visibility));
        values.put("from", filter.from());
        if (!filter.ids().isEmpty()) {
            wanted.append(" and c.id in :ids");
            values.put("ids", filter.ids().stream().map(CaseId::value).toList());
        }
        if (filter.displayId() != null) {
            wanted.append(" and c.displayId = :displayId");
            values.put("displayId", filter.displayId().digits());
        }
        if (filter.before() != null) {
            wanted.append(" and c.openedAt < :before");
            values.put("before", filter.before());
        }
        if (!filter.resolvedToo()) {
            wanted.append(" and c.open = true");
        }
        if (filter.language() != null) {
            wanted.append(" and c.language = :language");
            values.put("language", filter.language().code());
        }
        if (after != null) {
            wanted.append(" and c.openedAt <= :at and (c.openedAt < :at or c.id < :id)");
            values.put("at", after.openedAt());
            values.put("id", after.id().value());
        }
        wanted.append(" order by c.openedAt desc, c.id desc");
        TypedQuery<Object[]> query =
                entities.createQuery(wanted.toString(), Object[].class).setMaxResults(most);
        values.forEach(query::setParameter);
        return query.getResultStream().map(JpaCaseFeed::heading).toList();
    }

    @Override
    public Map<CaseId, List<Communication>> latestCommunications(Visibility visibility, List<CaseId> cases, int most) {
        // A query of its own: EclipseLink binds no values in a query with arithmetic, and then writes booleans as
        // numbers.
        List<String> seen = inSight(visibility, cases);
        if (seen.isEmpty()) {
            return Map.of();
        }
        List<CommunicationRow> rows = entities.createQuery(
                        "select c from CommunicationRow c where c.account = :account and c.supportCase in :cases"
                                + " and c.number > (select max(d.number) from CommunicationRow d"
                                + " where d.account = c.account and d.supportCase = c.supportCase) - :most"
                                + " order by c.number desc",
                        CommunicationRow.class)
                .setParameter("account", visibility.account().digits())
                .setParameter("cases", seen)
                .setParameter("most", most)
                .getResultList();
        Files files = filesOf(visibility.account(), cases, rows);
        return rows.stream()
                .collect(groupingBy(
                        row -> new CaseId(row.supportCase),
                        mapping(row -> row.toCommunication(files.on(row)), toList())));
    }

    @Override
    public List<Communication> communications(
            Visibility visibility,
            CaseId id,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Integer below,
            int most) {
        StringBuilder wanted = new StringBuilder(
                "select c from CommunicationRow c where c.account = :account and c.supportCase = :case"
                        + " and c.supportCase in (" + IN_SIGHT + CaseVisibility.of(visibility, "k")
                        + " and k.id = :case)");
        Map<String, Object> values = new HashMap<>(CaseVisibility.values(visibility));
        values.put("case", id.value());
        if (from != null) {
            wanted.append(" and c.at >= :from");
            values.put("from", from);
        }
        if (before != null) {
            wanted.append(" and c.at < :before");
            values.put("before", before);
        }
        if (below != null) {
            wanted.append(" and c.number < :below");
            values.put("below", below);
        }
        TypedQuery<CommunicationRow> query = entities.createQuery(
                        wanted.append(" order by c.number desc").toString(), CommunicationRow.class)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        List<CommunicationRow> rows = query.getResultList();
        Files files = filesOf(visibility.account(), List.of(id), rows);
        return rows.stream().map(row -> row.toCommunication(files.on(row))).toList();
    }

    private List<String> inSight(Visibility visibility, List<CaseId> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        TypedQuery<String> query = entities.createQuery(
                        IN_SIGHT + CaseVisibility.of(visibility, "k") + " and k.id in :cases", String.class)
                .setParameter("cases", cases.stream().map(CaseId::value).toList());
        CaseVisibility.values(visibility).forEach(query::setParameter);
        return query.getResultList();
    }

    private Files filesOf(AccountId account, List<CaseId> cases, List<CommunicationRow> rows) {
        Map<String, List<AttachedFile>> files = new HashMap<>();
        if (!rows.isEmpty()) {
            entities.createQuery(
                            "select a from AttachmentRow a where a.account = :account and a.supportCase in :cases"
                                    + " and a.communication in :numbers order by a.position",
                            AttachmentRow.class)
                    .setParameter("account", account.digits())
                    .setParameter("cases", cases.stream().map(CaseId::value).toList())
                    .setParameter(
                            "numbers",
                            rows.stream().map(row -> row.number).distinct().toList())
                    .getResultStream()
                    .forEach(file -> files.computeIfAbsent(
                                    file.supportCase + " " + file.communication, any -> new ArrayList<>())
                            .add(file.toFile()));
        }
        return row -> files.getOrDefault(row.supportCase + " " + row.number, List.of());
    }

    private static Heading heading(Object[] line) {
        return new Heading(
                new CaseId((String) line[0]),
                new DisplayId((String) line[1]),
                (String) line[2],
                EnumCodes.caseStatus((String) line[3]),
                (String) line[4],
                (String) line[5],
                EnumCodes.severity((String) line[6]),
                (String) line[7],
                (Instant) line[8],
                JsonColumns.toTexts((String) line[9]),
                new ContactLanguage((String) line[10]));
    }

    @FunctionalInterface
    private interface Files {
        List<AttachedFile> on(CommunicationRow row);
    }
}
