package org.caseport.persistence.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.FactKind;
import org.caseport.persistence.cases.CaseTraitsReader;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.SequenceNumbers;
import org.caseport.persistence.search.CaseRange;

@ApplicationScoped
@Transactional
class JpaCaseFacts implements CaseFacts, FactHistory {

    /** Longer than a transaction can take, so that no entry appears in a stretch that was looked through. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final String DECIDED = "('" + FactKind.TARGET_MET.code() + "', '" + FactKind.TARGET_MISSED.code()
            + "', '" + FactKind.TARGET_NOT_NEEDED.code() + "')";

    /** The acts of the journal that always give a fact; where one is left, all of its case are made up for. */
    private static final String TELLING = Stream.of(
                    JournalAct.CASE_OPENED,
                    JournalAct.CASE_ASSIGNED,
                    JournalAct.CASE_COMMUNICATION_ADDED,
                    JournalAct.CASE_STATUS_CHANGED,
                    JournalAct.CASE_SEVERITY_CHANGED,
                    JournalAct.CASE_ESCALATED,
                    JournalAct.CASE_RATED)
            .map(act -> "'" + act.code() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    @Inject
    EntityManager entities;

    @Inject
    SequenceNumbers numbers;

    @Override
    public Optional<CaseTraits> traitsOf(CaseId id) {
        return CaseTraitsReader.traits(entities, id);
    }

    @Override
    public Promise promiseOf(CaseId id) {
        return CaseTraitsReader.promise(entities, id)
                .orElseThrow(() -> new IllegalArgumentException("there is no case " + id));
    }

    @Override
    public boolean isDecided(CaseId id) {
        // Facts of this transaction count too: the query flushes them.
        return !entities.createQuery(
                        "select f.number from CaseFactRow f where f.account = :account and f.supportCase = :case"
                                + " and f.kind in " + DECIDED,
                        Long.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void add(CaseFact fact) {
        entities.persist(CaseFactRow.of(numbers.next(SequenceNumbers.Series.FACTS), fact));
    }

    @Override
    public List<CaseId> nextOfAll(int most) {
        List<Object[]> held = progress("finished = false");
        if (held.isEmpty()) {
            return List.of();
        }
        Optional<CaseRange> next = CaseRange.after(entities, (String) held.get(0)[0], (String) held.get(0)[1], most);
        if (next.isEmpty()) {
            entities.createNativeQuery("update fact_progress set finished = true")
                    .executeUpdate();
            return List.of();
        }
        CaseRange range = next.get();
        entities.createNativeQuery("update fact_progress set after_account = ?1, after_case = ?2")
                .setParameter(1, range.account())
                .setParameter(2, range.last())
                .executeUpdate();
        List<?> ids = entities.createNativeQuery(
                        "select id from support_case where " + CaseRange.within("", "id") + " order by id")
                .setParameter(1, range.account())
                .setParameter(2, range.after())
                .setParameter(3, range.last())
                .getResultList();
        return ids.stream().map(id -> new CaseId((String) id)).toList();
    }

    @Override
    public List<CaseId> leftBehind(Instant now, int most) {
        List<Object[]> held = progress("finished = true");
        if (held.isEmpty()) {
            return List.of();
        }
        Instant from = new InstantColumn().convertToEntityAttribute(held.get(0)[2]);
        Instant until = now.minus(SETTLED);
        if (!until.isAfter(from)) {
            return List.of();
        }
        List<?> found = entities.createNativeQuery("select distinct j.target from journal j"
                        + " join support_case c on c.account_id = j.account_id and c.id = j.target"
                        + " where j.at >= ?1 and j.at < ?2 and j.outcome = 'done' and j.act in " + TELLING
                        + " and not exists (select 1 from case_fact f where f.account_id = j.account_id"
                        + " and f.case_id = j.target and f.at = j.at) order by 1 fetch first " + most + " rows only")
                .setParameter(1, Timestamp.from(from.minus(SETTLED)))
                .setParameter(2, Timestamp.from(until))
                .getResultList();
        if (found.size() < most) {
            entities.createNativeQuery("update fact_progress set looked_until = ?1")
                    .setParameter(1, Timestamp.from(until))
                    .executeUpdate();
        }
        return found.stream().map(id -> new CaseId((String) id)).toList();
    }

    private List<Object[]> progress(String state) {
        List<?> rows = entities.createNativeQuery("select after_account, after_case, looked_until from fact_progress"
                        + " where " + state + " for update skip locked")
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    @Override
    public int fill(CaseId id, List<CaseFact> facts, Instant now) {
        Set<String> known = marksOf(id);
        boolean decided = isDecided(id);
        int added = 0;
        for (CaseFact fact : facts) {
            boolean again = decided && isDecision(fact.kind());
            if (!again && known.add(CaseFactRow.mark(fact))) {
                add(fact.recordedAt(now));
                added++;
            }
        }
        entities.flush();
        return added;
    }

    private static boolean isDecision(FactKind kind) {
        return kind == FactKind.TARGET_MET || kind == FactKind.TARGET_MISSED || kind == FactKind.TARGET_NOT_NEEDED;
    }

    private Set<String> marksOf(CaseId id) {
        // Who acts on the case now waits, and writes what comes then.
        entities.createNativeQuery("select id from support_case where account_id = ?1 and id = ?2 for update")
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value())
                .getResultList();
        return entities.createQuery(
                        "select f from CaseFactRow f where f.account = :account and f.supportCase = :case",
                        CaseFactRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(row -> row.kind + " " + row.at)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public Optional<Instant> completeSince() {
        List<?> rows = entities.createNativeQuery("select looked_until from fact_progress where finished = true")
                .getResultList();
        return rows.stream()
                .map(row -> new InstantColumn().convertToEntityAttribute(row))
                .findFirst();
    }
}
