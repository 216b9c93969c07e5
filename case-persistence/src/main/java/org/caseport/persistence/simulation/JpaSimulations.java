package org.caseport.persistence.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.database.StatementBatch;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaSimulations implements Simulations {

    @Inject
    EntityManager entities;

    @Override
    public void begin(Simulation simulation) {
        entities.createNativeQuery("update simulation set state = 'REPLACED' where draft = ?1 and state <> 'REPLACED'")
                .setParameter(1, simulation.draft())
                .executeUpdate();
        entities.persist(SimulationRow.of(simulation));
        entities.flush();
    }

    @Override
    public Optional<Simulation> latestOf(String draft) {
        return entities.createQuery(
                        "select s from SimulationRow s where s.draft = :draft and s.state <> :replaced"
                                + " order by s.startedAt desc",
                        SimulationRow.class)
                .setParameter("draft", draft)
                .setParameter("replaced", Simulation.State.REPLACED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(SimulationRow::toSimulation);
    }

    @Override
    public Optional<Simulation> running() {
        return entities.createQuery(
                        "select s from SimulationRow s where s.state = :running order by s.startedAt, s.id",
                        SimulationRow.class)
                .setParameter("running", Simulation.State.RUNNING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(SimulationRow::toSimulation);
    }

    @Override
    public Optional<Simulation> lock(String id) {
        return locked("id = ?1 and state = 'RUNNING' for update skip locked", id)
                .map(SimulationRow::toSimulation);
    }

    private Optional<SimulationRow> locked(String condition, String value) {
        List<?> ids = entities.createNativeQuery("select id from simulation where " + condition)
                .setParameter(1, value)
                .getResultList();
        return ids.stream().findFirst().map(id -> {
            SimulationRow row = entities.find(SimulationRow.class, id);
            entities.refresh(row);
            return row;
        });
    }

    @Override
    public void advance(Simulation simulation, List<SimulationLine> added) {
        entities.find(SimulationRow.class, simulation.id()).update(simulation);
        StatementBatch.execute(
                entities,
                "insert into simulation_line (simulation_id, result, number, account_id, subject, display_id,"
                        + " person_id, at, due_before, due_after) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.stream().map(line -> parameters(simulation.id(), line)).toList());
        entities.flush();
    }

    private static @Nullable Object[] parameters(String id, SimulationLine line) {
        return new @Nullable Object[] {
            id,
            line.list(),
            line.number(),
            line.account().digits(),
            line.subject(),
            line.displayId() == null ? null : line.displayId().digits(),
            line.person() == null ? null : line.person().value(),
            line.at(),
            line.dueBefore(),
            line.dueAfter()
        };
    }

    @Override
    public boolean stop(String draft, Instant now) {
        Optional<SimulationRow> running = locked("draft = ?1 and state = 'RUNNING' for update", draft);
        running.ifPresent(row -> row.update(row.toSimulation().ended(Simulation.State.STOPPED, now)));
        return running.isPresent();
    }

    @Override
    public List<SimulationLine> lines(String id, List<String> lists, @Nullable Position after, int most) {
        if (lists.isEmpty()) {
            return List.of();
        }
        String names =
                IntStream.range(0, lists.size()).mapToObj(i -> "?" + (i + 4)).collect(Collectors.joining(", "));
        String sql = "select result, number, account_id, subject, display_id, person_id, at, due_before, due_after"
                + " from simulation_line where simulation_id = ?1 and result in (" + names + ")"
                + (after == null ? "" : " and (result > ?2 or result = ?2 and number > ?3)")
                + " order by result, number fetch first " + most + " rows only";
        Query query = entities.createNativeQuery(sql).setParameter(1, id);
        if (after != null) {
            query.setParameter(2, after.list()).setParameter(3, after.number());
        }
        IntStream.range(0, lists.size()).forEach(i -> query.setParameter(i + 4, lists.get(i)));
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> line((Object[]) row)).toList();
    }

    private static SimulationLine line(@Nullable Object[] row) {
        return new SimulationLine(
                String.valueOf(row[0]),
                row[1] instanceof Number number ? number.longValue() : 0,
                new AccountId(String.valueOf(row[2])),
                String.valueOf(row[3]),
                row[4] == null ? null : new DisplayId((String) row[4]),
                row[5] == null ? null : new PersonId((String) row[5]),
                instant(row[6]),
                instant(row[7]),
                instant(row[8]));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : new InstantColumn().convertToEntityAttribute(value);
    }

    @Override
    public int clear(int most) {
        List<?> replaced = entities.createNativeQuery(
                        "select id from simulation where state = 'REPLACED' fetch first 1 rows only"
                                + " for update skip locked")
                .getResultList();
        if (replaced.isEmpty()) {
            return 0;
        }
        Object id = replaced.get(0);
        List<?> lines = entities.createNativeQuery("select result, number from simulation_line"
                        + " where simulation_id = ?1 fetch first " + most + " rows only")
                .setParameter(1, id)
                .getResultList();
        StatementBatch.execute(
                entities,
                "delete from simulation_line where simulation_id = ? and result = ? and number = ?",
                lines.stream()
                        .map(Object[].class::cast)
                        .map(line -> new @Nullable Object[] {id, line[0], line[1]})
                        .toList());
        if (lines.size() < most) {
            entities.createNativeQuery("delete from simulation where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        }
        return Math.max(1, lines.size());
    }
}
