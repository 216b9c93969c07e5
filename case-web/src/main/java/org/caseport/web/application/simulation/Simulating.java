package org.caseport.web.application.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.Simulation.Basis;
import org.caseport.domain.simulation.Simulations;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.policy.simulation.PolicyComparison;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SingleBookPolicies;
import org.caseport.web.application.simulation.BooksToCompare.ComparedBook;
import org.jspecify.annotations.Nullable;

/**
 * Simulates drafts of the policy over past cases, in small parts with pauses between them. It changes nothing but its
 * own results.
 */
@ApplicationScoped
@Transactional
public class Simulating {

    /** How many days before today the period begins unless another one is chosen. */
    public static final int USUAL_DAYS = 90;

    /** The longest period. */
    public static final int MOST_MONTHS = 24;

    /** How many cases or accounts a part has. */
    private static final int AT_ONCE = 500;

    /** A part is followed by a pause of so many times its length: it has a quarter of one processor at most. */
    static final int PAUSE = 3;

    /** Where another server has the next part. */
    private static final Duration LATER = Duration.ofSeconds(1);

    @Inject
    Simulations simulations;

    @Inject
    SubmittedCases cases;

    @Inject
    PastAccounts past;

    @Inject
    BooksToCompare books;

    @Inject
    SingleBookPolicies policies;

    @Inject
    Accounts accounts;

    @Inject
    Journal journal;

    @Inject
    Event<Started> started;

    @Inject
    Clock clock;

    int atOnce = AT_ONCE;

    private volatile @Nullable Prepared prepared;

    /** A simulation began, and its first part can be done after the transaction. */
    public record Started(String id) {}

    private record Prepared(Basis basis, PolicyComparison comparison) {}

    /** Why a simulation can't begin or be stopped. */
    public enum Why implements Rejection {
        NO_SUCH_DRAFT,
        /** The draft has mistakes. */
        UNREADABLE_DRAFT,
        NO_PERIOD,
        PERIOD_TOO_LONG,
        NO_SUCH_ACCOUNT,
        NOT_RUNNING;

        @Override
        public String code() {
            return name();
        }
    }

    /**
     * Begins a simulation in the background, in place of the one of the draft before.
     *
     * @param from the first day of the period in the zone
     * @param to its last day
     * @param chosen the accounts; empty for all
     */
    public Outcome<Simulation> start(
            Administrator by, String draft, LocalDate from, LocalDate to, ZoneId zone, List<AccountId> chosen) {
        Instant now = clock.instant();
        Optional<Basis> basis = basis(draft, now);
        if (basis.isEmpty()) {
            boolean known = books.nameOf(draft).isPresent();
            return refused(
                    by,
                    known ? draft : null,
                    JournalAct.POLICY_SIMULATED,
                    known ? Why.UNREADABLE_DRAFT : Why.NO_SUCH_DRAFT);
        }
        Instant begins = from.atStartOfDay(zone).toInstant();
        Instant ends = to.plusDays(1).atStartOfDay(zone).toInstant();
        if (!begins.isBefore(ends) || !begins.isBefore(now)) {
            return refused(by, draft, JournalAct.POLICY_SIMULATED, Why.NO_PERIOD);
        }
        if (from.plusMonths(MOST_MONTHS).isBefore(to)) {
            return refused(by, draft, JournalAct.POLICY_SIMULATED, Why.PERIOD_TOO_LONG);
        }
        if (chosen.stream().anyMatch(id -> accounts.find(id).isEmpty())) {
            return refused(by, draft, JournalAct.POLICY_SIMULATED, Why.NO_SUCH_ACCOUNT);
        }
        Simulation.Scope scope = new Simulation.Scope(begins, ends.isBefore(now) ? ends : now, zone, chosen);
        Simulation simulation = new Simulation(
                NewIds.simulation(),
                draft,
                basis.get(),
                scope,
                by.id(),
                now,
                Simulation.State.RUNNING,
                Simulation.Place.BEGINNING,
                cases.count(scope),
                0,
                0,
                new TreeMap<>(),
                now,
                null);
        simulations.begin(simulation);
        journal.done(
                null, by.id(), JournalAct.POLICY_SIMULATED, draft, basis.get().draftSha256(), now);
        started.fire(new Started(simulation.id()));
        return new Outcome.Done<>(simulation);
    }

    /** Stops the simulation of the draft. Its results so far stay. */
    public Outcome<String> stop(Administrator by, String draft) {
        Instant now = clock.instant();
        if (!simulations.stop(draft, now)) {
            boolean known = books.nameOf(draft).isPresent();
            return refused(by, known ? draft : null, JournalAct.POLICY_SIMULATION_STOPPED, Why.NOT_RUNNING);
        }
        journal.done(null, by.id(), JournalAct.POLICY_SIMULATION_STOPPED, draft, "", now);
        return new Outcome.Done<>(draft);
    }

    private <T> Outcome<T> refused(Administrator by, @Nullable String draft, JournalAct act, Rejection why) {
        journal.refused(null, by.id(), act, draft, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /**
     * Does the next part of the simulation that has run longest, unless its pause is not over; where none runs, deletes
     * lists of replaced ones. Returns how long to wait until it is called again; empty when there is nothing to do.
     */
    public Optional<Duration> step() {
        Optional<Simulation> running = simulations.running();
        if (running.isEmpty()) {
            return simulations.clear(atOnce) > 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        Instant now = clock.instant();
        Instant next = running.get().nextAt();
        if (now.isBefore(next)) {
            return Optional.of(Duration.between(now, next));
        }
        return Optional.of(simulations.lock(running.get().id()).map(this::part).orElse(LATER));
    }

    private Duration part(Simulation simulation) {
        long began = System.nanoTime();
        Instant now = clock.instant();
        if (now.isBefore(simulation.nextAt())) {
            return Duration.between(now, simulation.nextAt());
        }
        Optional<PolicyComparison> comparison = comparison(simulation, now);
        if (comparison.isEmpty()) {
            // Its results belong to what is no more.
            simulations.advance(simulation.ended(Simulation.State.STOPPED, now), List.of());
            return Duration.ZERO;
        }
        SimulationPart part = new SimulationPart(simulation, comparison.get(), past);
        part.run(atOnce, now);
        Duration pause = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PAUSE);
        simulations.advance(part.result(clock.instant().plus(pause)), part.lines());
        return pause;
    }

    private Optional<PolicyComparison> comparison(Simulation simulation, Instant now) {
        Prepared known = prepared;
        Optional<ComparedBook> draft = books.draft(simulation.draft());
        ComparedBook inForce = books.inForce(now);
        if (draft.isEmpty() || !basis(draft.get(), inForce).equals(simulation.basis())) {
            return Optional.empty();
        }
        if (known == null || !known.basis().equals(simulation.basis())) {
            known = new Prepared(
                    simulation.basis(),
                    new PolicyComparison(
                            policies.of(inForce.book()), policies.of(draft.get().book())));
            prepared = known;
        }
        return Optional.of(known.comparison());
    }

    /** What results for the draft belong to now; empty when there is no such draft. */
    Optional<Basis> basis(String draft, Instant now) {
        return books.draft(draft).map(found -> basis(found, books.inForce(now)));
    }

    private static Basis basis(ComparedBook draft, ComparedBook inForce) {
        return new Basis(draft.sha256(), inForce.sha256(), zoneData());
    }

    private static String zoneData() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }
}
