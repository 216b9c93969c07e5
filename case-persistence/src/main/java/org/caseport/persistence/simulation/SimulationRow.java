package org.caseport.persistence.simulation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.simulation.Simulation;
import org.caseport.persistence.column.JsonColumns;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a simulation, without its lists. */
@Entity
@Table(name = "simulation")
@NullUnmarked
class SimulationRow {

    @Id
    String id;

    String draft;

    @Column(name = "draft_sha256")
    String draftSha256;

    @Column(name = "in_force_sha256")
    String inForceSha256;

    @Column(name = "zone_data")
    String zoneData;

    @Column(name = "period_from")
    Instant from;

    @Column(name = "period_until")
    Instant until;

    String zone;
    String accounts;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Enumerated(EnumType.STRING)
    Simulation.State state;

    @Enumerated(EnumType.STRING)
    Simulation.Stage stage;

    @Column(name = "reached_account")
    String reachedAccount;

    @Column(name = "reached_at")
    Instant reachedAt;

    @Column(name = "reached_case")
    String reachedCase;

    long total;
    long done;

    @Column(name = "line_count")
    long lines;

    String counts;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "ended_at")
    Instant endedAt;

    static SimulationRow of(Simulation simulation) {
        SimulationRow row = new SimulationRow();
        row.id = simulation.id();
        row.draft = simulation.draft();
        row.draftSha256 = simulation.basis().draftSha256();
        row.inForceSha256 = simulation.basis().inForceSha256();
        row.zoneData = simulation.basis().zoneData();
        row.from = simulation.scope().from();
        row.until = simulation.scope().until();
        row.zone = simulation.scope().zone().getId();
        row.accounts = JsonColumns.ofTexts(
                simulation.scope().accounts().stream().map(AccountId::digits).toList());
        row.startedBy = simulation.startedBy().value();
        row.startedAt = simulation.startedAt();
        row.total = simulation.total();
        row.update(simulation);
        return row;
    }

    /** Takes over what changes while it runs. */
    void update(Simulation simulation) {
        Simulation.Place place = simulation.place();
        state = simulation.state();
        stage = place.stage();
        reachedAccount = place.account() == null ? null : place.account().digits();
        reachedAt = place.openedAt();
        reachedCase = place.last() == null ? null : place.last().value();
        done = simulation.done();
        lines = simulation.lines();
        Map<String, String> texts = new TreeMap<>();
        simulation.counts().forEach((name, count) -> texts.put(name, count.toString()));
        counts = JsonColumns.ofFields(texts);
        nextAt = simulation.nextAt();
        endedAt = simulation.endedAt();
    }

    Simulation toSimulation() {
        SortedMap<String, Long> numbers = new TreeMap<>();
        JsonColumns.toFields(counts).forEach((name, count) -> numbers.put(name, Long.valueOf(count)));
        return new Simulation(
                id,
                draft,
                new Simulation.Basis(draftSha256, inForceSha256, zoneData),
                new Simulation.Scope(
                        from,
                        until,
                        ZoneId.of(zone),
                        JsonColumns.toTexts(accounts).stream()
                                .map(AccountId::new)
                                .toList()),
                new PersonId(startedBy),
                startedAt,
                state,
                new Simulation.Place(
                        stage,
                        reachedAccount == null ? null : new AccountId(reachedAccount),
                        reachedAt,
                        reachedCase == null ? null : new CaseId(reachedCase)),
                total,
                done,
                lines,
                numbers,
                nextAt,
                endedAt);
    }
}
