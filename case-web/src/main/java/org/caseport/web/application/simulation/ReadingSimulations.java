package org.caseport.web.application.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.People;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations;
import org.caseport.domain.simulation.Simulations.Position;
import org.caseport.web.application.simulation.BooksToCompare.ComparedBook;
import org.jspecify.annotations.Nullable;

/** Reads simulations and the lists behind their numbers, for administrators. */
@ApplicationScoped
@Transactional
public class ReadingSimulations {

    @Inject
    Simulations simulations;

    @Inject
    Simulating simulating;

    @Inject
    BooksToCompare books;

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * A draft and its latest simulation.
     *
     * @param draft the draft's name
     * @param readable whether it can be simulated as it is
     * @param latest null when it was not simulated yet
     * @param outOfDate whether a book or the time-zone data is another one by now
     */
    public record Overview(
            String draft,
            boolean readable,
            ComparedBook inForce,
            @Nullable Simulation latest,
            boolean outOfDate) {}

    /** A line with the names of today; an empty name is not known any more. */
    public record Named(SimulationLine line, String account, String person) {}

    /** Empty when there is no such draft. */
    public Optional<Overview> of(Administrator by, String draft) {
        Instant now = clock.instant();
        return books.nameOf(draft).map(name -> {
            Simulation latest = simulations.latestOf(draft).orElse(null);
            boolean outOfDate = latest != null
                    && !simulating
                            .basis(draft, now)
                            .filter(latest.basis()::equals)
                            .isPresent();
            return new Overview(name, books.draft(draft).isPresent(), books.inForce(now), latest, outOfDate);
        });
    }

    /** The lines behind a number; none where there is no such number. */
    public List<Named> list(
            Administrator by, Simulation simulation, String result, @Nullable Position after, int most) {
        List<SimulationLine> lines =
                simulations.lines(simulation.id(), SimulationResults.lists(simulation, result), after, most);
        Set<AccountId> ofLines = lines.stream().map(SimulationLine::account).collect(Collectors.toSet());
        Set<PersonId> persons =
                lines.stream().flatMap(line -> Stream.ofNullable(line.person())).collect(Collectors.toSet());
        Map<AccountId, String> names = accounts.names(ofLines);
        Map<PersonId, String> holders = people.names(persons);
        return lines.stream()
                .map(line -> new Named(
                        line,
                        names.getOrDefault(line.account(), ""),
                        line.person() == null ? "" : holders.getOrDefault(line.person(), "")))
                .toList();
    }
}
