package org.caseport.domain.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores simulations and the lists behind their numbers; of each draft, only the latest simulation is kept. */
public interface Simulations {

    /** Stores a simulation that begins, in place of the one of its draft before. */
    void begin(Simulation simulation);

    /** The latest simulation of the draft. */
    Optional<Simulation> latestOf(String draft);

    /** The simulation that has run longest and still does. */
    Optional<Simulation> running();

    /** Locks a simulation that runs until the transaction ends; empty when another server has it, or it has ended. */
    Optional<Simulation> lock(String id);

    /** Stores how far a locked simulation has come, and the lines that were added. */
    void advance(Simulation simulation, List<SimulationLine> added);

    /** Ends the latest simulation of the draft; waits for the part that is being done. False when none runs. */
    boolean stop(String draft, Instant now);

    /**
     * The lines of these lists, list by list.
     *
     * @param after the last line before; null from the first on
     */
    List<SimulationLine> lines(String id, List<String> lists, @Nullable Position after, int most);

    /** Where a line stands. */
    record Position(String list, long number) {}

    /** Deletes some lines of simulations that were replaced, and those without lines; returns how many lines. */
    int clear(int most);
}
