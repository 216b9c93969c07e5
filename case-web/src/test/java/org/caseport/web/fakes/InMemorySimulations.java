package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations;

/** Simulations in memory; of each draft the latest. */
public final class InMemorySimulations implements Simulations {

    public final Map<String, Simulation> byDraft = new HashMap<>();
    public final List<SimulationLine> lines = new ArrayList<>();

    @Override
    public void begin(Simulation simulation) {
        byDraft.put(simulation.draft(), simulation);
        lines.clear();
    }

    @Override
    public Optional<Simulation> latestOf(String draft) {
        return Optional.ofNullable(byDraft.get(draft));
    }

    @Override
    public Optional<Simulation> running() {
        return byDraft.values().stream().filter(Simulation::isRunning).min(Comparator.comparing(Simulation::startedAt));
    }

    @Override
    public Optional<Simulation> lock(String id) {
        return running().filter(found -> found.id().equals(id));
    }

    @Override
    public void advance(Simulation simulation, List<SimulationLine> added) {
        byDraft.put(simulation.draft(), simulation);
        lines.addAll(added);
    }

    @Override
    public boolean stop(String draft, Instant now) {
        Optional<Simulation> running = latestOf(draft).filter(Simulation::isRunning);
        running.ifPresent(found -> byDraft.put(draft, found.ended(Simulation.State.STOPPED, now)));
        return running.isPresent();
    }

    @Override
    public List<SimulationLine> lines(String id, List<String> lists, Position after, int most) {
        Comparator<SimulationLine> order =
                Comparator.comparing(SimulationLine::list).thenComparing(SimulationLine::number);
        return lines.stream()
                .filter(line -> lists.contains(line.list()))
                .sorted(order)
                .filter(line -> after == null
                        || line.list().compareTo(after.list()) > 0
                        || (line.list().equals(after.list()) && line.number() > after.number()))
                .limit(most)
                .toList();
    }

    @Override
    public int clear(int most) {
        return 0;
    }
}
