package org.caseport.web.application.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.Simulation.Place;
import org.caseport.domain.simulation.Simulation.Stage;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.domain.simulation.SubmittedCases.Submitted;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.policy.simulation.Answer;
import org.caseport.policy.simulation.CaseComparison;
import org.caseport.policy.simulation.Cause;
import org.caseport.policy.simulation.PastCase;
import org.caseport.policy.simulation.PolicyComparison;
import org.jspecify.annotations.Nullable;

/** The next part of a simulation: compares some cases, or the drafts and keys of some accounts, and counts. */
final class SimulationPart {

    private final Simulation simulation;
    private final PolicyComparison comparison;
    private final PastAccounts past;
    private final Map<String, Long> counts;
    private final List<SimulationLine> lines = new ArrayList<>();
    private Place place;
    private long compared;
    private boolean finished;

    SimulationPart(Simulation simulation, PolicyComparison comparison, PastAccounts past) {
        this.simulation = simulation;
        this.comparison = comparison;
        this.past = past;
        this.counts = new TreeMap<>(simulation.counts());
        this.place = simulation.place();
    }

    List<SimulationLine> lines() {
        return lines;
    }

    /** Goes on with about so many cases or accounts. */
    void run(int most, Instant now) {
        int left = most;
        while (left > 0 && !finished) {
            left -= place.stage() == Stage.CASES ? cases(left) : draftsAndKeys(left, now);
        }
    }

    Simulation result(Instant next) {
        Simulation after = simulation.after(place, compared, lines.size(), counts, next);
        return finished ? after.ended(Simulation.State.FINISHED, next) : after;
    }

    // ---- cases

    /** Compares the next cases of the account; returns how many, and one for the step to the next account. */
    private int cases(int most) {
        AccountId account = place.account();
        if (account == null || place.openedAt() == null) {
            Optional<AccountId> next = next(account);
            place = next.isPresent()
                    ? new Place(Stage.CASES, next.get(), simulation.scope().from(), null)
                    : new Place(Stage.DRAFTS_AND_KEYS, null, null, null);
            return 1;
        }
        List<Submitted> cases = past.submitted()
                .cases(account, place.openedAt(), simulation.scope().until(), place.last(), most);
        if (!cases.isEmpty()) {
            compare(past.account(account), cases);
        }
        if (cases.size() < most) {
            place = new Place(Stage.CASES, account, null, null);
        } else {
            Submitted last = cases.get(cases.size() - 1);
            place = new Place(Stage.CASES, account, last.openedAt(), last.id());
        }
        return cases.size() + 1;
    }

    private Optional<AccountId> next(@Nullable AccountId account) {
        List<AccountId> chosen = simulation.scope().accounts();
        return chosen.isEmpty()
                ? past.submitted().accountAfter(account)
                : chosenAfter(account).stream().findFirst();
    }

    private List<AccountId> chosenAfter(@Nullable AccountId account) {
        return simulation.scope().accounts().stream()
                .filter(id -> account == null || id.digits().compareTo(account.digits()) > 0)
                .toList();
    }

    private void compare(Account account, List<Submitted> cases) {
        Instant first = cases.get(0).openedAt();
        Deque<Instant> hour =
                new ArrayDeque<>(past.submitted().opened(account.id(), first.minus(AccountLimits.QUOTA_WINDOW), first));
        for (Submitted one : cases) {
            Instant hourAgo = one.openedAt().minus(AccountLimits.QUOTA_WINDOW);
            while (!hour.isEmpty() && !hour.getFirst().isAfter(hourAgo)) {
                hour.removeFirst();
            }
            compare(account.id(), one, past.caseOf(account, one, List.copyOf(hour)));
            hour.addLast(one.openedAt());
        }
        compared += cases.size();
    }

    private void compare(AccountId account, Submitted one, PastCase pastCase) {
        CaseComparison found = comparison.of(pastCase);
        Answer.Target before = found.before().target();
        Answer.Target after = found.after().target();
        Instant dueBefore = due(SimulationResults.DUE_BEFORE, before);
        Instant dueAfter = due(SimulationResults.DUE_AFTER, after);
        add(SimulationResults.target(found.outcome(), before, after), account, one, dueBefore, dueAfter);
        if (found.isRefusedBefore()) {
            add(SimulationResults.REFUSED_BEFORE, account, one, dueBefore, dueAfter);
        }
        found.refused()
                .ifPresent(cause -> add(SimulationResults.REFUSED + cause.code(), account, one, dueBefore, dueAfter));
        int addresses = found.noLongerTold().size();
        if (addresses > 0) {
            add(SimulationResults.CONTACTS, account, one, dueBefore, dueAfter);
            counts.merge(SimulationResults.ADDRESSES, (long) addresses, Long::sum);
        }
    }

    private @Nullable Instant due(String hours, Answer.@Nullable Target target) {
        if (target == null) {
            return null;
        }
        counts.merge(
                SimulationResults.hour(hours, target.due(), simulation.scope().zone()), 1L, Long::sum);
        return target.due();
    }

    private void add(
            String list, AccountId account, Submitted one, @Nullable Instant dueBefore, @Nullable Instant dueAfter) {
        CaseId id = one.id();
        counts.merge(list, 1L, Long::sum);
        lines.add(new SimulationLine(
                list, number(), account, id.value(), one.displayId(), null, one.openedAt(), dueBefore, dueAfter));
    }

    // ---- drafts and keys

    private int draftsAndKeys(int most, Instant now) {
        List<AccountId> accounts = simulation.scope().accounts().isEmpty()
                ? past.submitted().withDraftsOrKeys(place.account(), most)
                : chosenAfter(place.account()).stream().limit(most).toList();
        for (AccountId id : accounts) {
            past.find(id).ifPresent(account -> {
                drafts(account, now);
                keys(account, now);
            });
            place = new Place(Stage.DRAFTS_AND_KEYS, id, null, null);
        }
        finished = accounts.size() < most;
        return accounts.size() + 1;
    }

    private void drafts(Account account, Instant now) {
        for (PlanChangeImpact.Draft draft : past.drafts(account.id())) {
            Optional<Cause> cause = comparison.refusalOf(account, draft.fields(), List.of(), now);
            cause.ifPresent(why -> add(
                    SimulationResults.DRAFTS + why.code(),
                    account.id(),
                    draft.id().value(),
                    draft.author()));
        }
    }

    private void keys(Account account, Instant now) {
        if (comparison.stopsApi(account, now)) {
            for (SubmittedCases.Key key : past.keys(account.id())) {
                add(SimulationResults.KEYS, account.id(), key.id(), key.holder());
            }
        }
    }

    private void add(String list, AccountId account, String subject, PersonId person) {
        counts.merge(list, 1L, Long::sum);
        lines.add(new SimulationLine(list, number(), account, subject, null, person, null, null, null));
    }

    private long number() {
        return simulation.lines() + lines.size() + 1;
    }
}
