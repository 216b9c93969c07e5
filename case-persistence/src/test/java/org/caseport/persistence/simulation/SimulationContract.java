package org.caseport.persistence.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations;
import org.caseport.domain.simulation.Simulations.Position;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.domain.simulation.SubmittedCases.Submitted;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What simulations and the reading of past cases promise, whatever the database. */
abstract class SimulationContract extends DatabaseContract {

    private static final Instant NOW = Sample.MONDAY_NINE;

    private static Simulations simulations(TestDatabase.Kept kept) {
        return kept.adapter(Simulations.class);
    }

    private static SubmittedCases cases(TestDatabase.Kept kept) {
        return kept.adapter(SubmittedCases.class);
    }

    private static Simulation begun(String draft, Instant at) {
        return new Simulation(
                Sample.hex(),
                draft,
                new Simulation.Basis("aa", "bb", "2026a"),
                new Simulation.Scope(NOW.minus(Duration.ofDays(90)), NOW, Sample.BERLIN, List.of()),
                new PersonId("tomasz"),
                at,
                Simulation.State.RUNNING,
                Simulation.Place.BEGINNING,
                7,
                0,
                0,
                new TreeMap<>(),
                at,
                null);
    }

    private SimulationLine line(String list, long number) {
        Member member = Sample.colleague(Sample.account().id());
        return new SimulationLine(
                list, number, member.account(), Sample.hex(), null, member.id(), NOW, null, NOW.plusSeconds(60));
    }

    @Test
    void a_simulation_goes_on_where_it_was_kept() {
        Simulation begun = begun("go-on", NOW);
        database.act(kept -> simulations(kept).begin(begun));
        Simulation.Place reached = new Simulation.Place(
                Simulation.Stage.CASES,
                Sample.account().id(),
                NOW,
                CaseId.of(Sample.account().id(), 2026, 7));
        Simulation after = begun.after(reached, 3, 2, Map.of("target.stays", 3L), NOW.plusSeconds(9));
        List<SimulationLine> lines = List.of(line("target.stays", 1), line("key", 2));

        database.act(kept -> {
            assertThat(simulations(kept).lock(begun.id())).contains(begun);
            simulations(kept).advance(after, lines);
        });

        assertOne(kept -> simulations(kept).latestOf("go-on")).contains(after);
        assertMany(kept -> simulations(kept).lines(begun.id(), List.of("target.stays"), null, 9))
                .containsExactly(lines.get(0));
        assertThat(database.<Boolean>ask(kept -> simulations(kept).stop("go-on", NOW)))
                .isTrue();
        assertThat(database.<Boolean>ask(kept -> simulations(kept).stop("go-on", NOW)))
                .isFalse();
        assertOne(kept -> simulations(kept).latestOf("go-on")).contains(after.ended(Simulation.State.STOPPED, NOW));
        assertOne(kept -> simulations(kept).lock(begun.id())).isEmpty();
    }

    @Test
    void while_one_server_does_a_part_another_one_finds_the_simulation_taken() {
        Simulation begun = begun("taken", NOW);
        database.act(kept -> simulations(kept).begin(begun));

        database.act(kept -> {
            assertThat(simulations(kept).lock(begun.id())).isPresent();
            assertOne(other -> simulations(other).lock(begun.id())).isEmpty();
        });
        database.act(kept -> simulations(kept).stop("taken", NOW));
    }

    @Test
    void lists_are_read_page_by_page_across_their_parts() {
        Simulation begun = begun("pages", NOW);
        List<SimulationLine> lines = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> line(number % 2 == 0 ? "target.later.60m-120m" : "target.later.60m-90b", number))
                .toList();
        database.act(kept -> {
            simulations(kept).begin(begun);
            simulations(kept).advance(begun, lines);
            simulations(kept).advance(begun, List.of(line("target.stays", 26)));
        });

        List<SimulationLine> read = new ArrayList<>();
        List<SimulationLine> page;
        do {
            Position after = read.isEmpty()
                    ? null
                    : new Position(
                            read.get(read.size() - 1).list(),
                            read.get(read.size() - 1).number());
            page = database.ask(kept -> simulations(kept)
                    .lines(begun.id(), List.of("target.later.60m-120m", "target.later.60m-90b"), after, 10));
            read.addAll(page);
        } while (page.size() == 10);

        assertThat(read).containsExactlyInAnyOrderElementsOf(lines);
        database.act(kept -> simulations(kept).stop("pages", NOW));
    }

    @Test
    void another_simulation_of_the_draft_replaces_the_one_before_whose_lists_are_deleted_by_and_by() {
        Simulation first = begun("again", NOW);
        Simulation second = begun("again", NOW.plusSeconds(60));
        database.act(kept -> {
            simulations(kept).begin(first);
            simulations(kept)
                    .advance(
                            first,
                            IntStream.rangeClosed(1, 7)
                                    .mapToObj(i -> line("key", i))
                                    .toList());
            simulations(kept).begin(second);
        });

        assertOne(kept -> simulations(kept).latestOf("again")).contains(second);
        assertThat(database.<Integer>ask(kept -> simulations(kept).clear(5))).isEqualTo(5);
        assertThat(database.<Integer>ask(kept -> simulations(kept).clear(5))).isPositive();
        assertThat(database.<Integer>ask(kept -> simulations(kept).clear(5))).isZero();
        assertMany(kept -> simulations(kept).lines(first.id(), List.of("key"), null, 9))
                .isEmpty();
        assertOne(kept -> simulations(kept).latestOf("again")).contains(second);
        database.act(kept -> simulations(kept).stop("again", NOW));
    }

    @Test
    void cases_are_read_as_they_were_submitted_in_the_order_of_their_opening() {
        Member member = Sample.memberOf(database);
        List<SupportCase> opened = Sample.cases(member, 9);
        opened.forEach(one -> database.act(kept -> kept.cases.add(one)));
        SupportCase first = opened.get(0);
        Instant until = NOW.plusSeconds(3);

        List<Submitted> read = new ArrayList<>();
        List<Submitted> page;
        do {
            Submitted last = read.isEmpty() ? null : read.get(read.size() - 1);
            page = database.ask(kept -> cases(kept)
                    .cases(
                            member.account(),
                            last == null ? NOW : last.openedAt(),
                            until,
                            last == null ? null : last.id(),
                            2));
            read.addAll(page);
        } while (page.size() == 2);

        assertThat(read)
                .extracting(Submitted::id)
                .containsExactlyInAnyOrderElementsOf(
                        opened.stream().map(SupportCase::id).toList());
        assertThat(read).extracting(Submitted::openedAt).isSorted();
        Submitted one = read.stream()
                .filter(found -> found.id().equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(one.plan()).isEqualTo(new SupportPlan("business"));
        assertThat(one.severity()).isEqualTo(first.request().severity());
        assertThat(one.method()).isEqualTo(first.request().method());
        assertThat(one.callback()).isEqualTo(first.request().callback());
        assertThat(one.contacts()).isEqualTo(first.request().contacts());
        assertThat(one.category()).isEqualTo(first.request().category());
        assertMany(kept -> cases(kept).opened(member.account(), NOW.plusSeconds(1), until))
                .hasSize(6);
        assertThat(database.<Long>ask(kept -> cases(kept)
                        .count(new Simulation.Scope(
                                NOW.plusSeconds(1), until, Sample.BERLIN, List.of(member.account())))))
                .isEqualTo(6);
        assertOne(kept -> cases(kept).accountAfter(null)).isPresent();
        assertThat(database.<Optional<AccountId>>ask(kept -> cases(kept).accountAfter(member.account())))
                .isNotEqualTo(Optional.of(member.account()));
    }

    @Test
    void accounts_with_drafts_are_gone_through_in_order() {
        Member member = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(member);
        database.act(kept -> kept.drafts.store(draft));

        assertMany(kept -> cases(kept).withDraftsOrKeys(null, 1_000)).contains(member.account());
        assertMany(kept -> cases(kept).withDraftsOrKeys(member.account(), 1_000))
                .doesNotContain(member.account());
        assertMany(kept -> cases(kept).keys(member.account(), 9)).isEmpty();
    }
}
