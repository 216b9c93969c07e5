package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.State;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.plan.SupportPlan;

/** Callbacks and the list of calls, of the cases in memory. */
public final class InMemoryCallbacks implements Callbacks, CallList {

    public final Map<CallbackId, Callback> byId = new LinkedHashMap<>();
    public final List<CallTry> tries = new ArrayList<>();

    /** Cases whose calls can't be read. */
    public final Set<CaseId> broken = new HashSet<>();

    private final Map<String, Map<String, String>> forms = new HashMap<>();
    private final InMemoryCases cases;

    public InMemoryCallbacks(InMemoryCases cases) {
        this.cases = cases;
    }

    /** The call that support owes in the case. */
    public Callback open(CaseId id) {
        return lockOpenOf(id).orElseThrow();
    }

    @Override
    public void add(Callback callback) {
        if (lockOpenOf(callback.caseId()).isPresent()) {
            throw new IllegalStateException(callback.caseId() + " has a callback that is not done");
        }
        byId.put(callback.id(), callback);
    }

    @Override
    public void store(Callback callback) {
        byId.put(callback.id(), callback);
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Callback> lock(CallbackId id) {
        return find(id);
    }

    @Override
    public Optional<Callback> lockOpenOf(CaseId id) {
        return of(id).stream().filter(Callback::isOpen).findFirst();
    }

    @Override
    public List<Callback> of(CaseId id) {
        if (broken.contains(id)) {
            throw new IllegalStateException("the database can't read the calls of " + id);
        }
        return byId.values().stream().filter(one -> one.caseId().equals(id)).toList();
    }

    @Override
    public List<Callback> openOf(Set<CaseId> ids) {
        return ids.stream().map(this::lockOpenOf).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Recorded> recordedOf(CaseId id) {
        return of(id).stream().map(one -> new Recorded(one, triesOf(one.id()))).toList();
    }

    @Override
    public Optional<Callback> claimedBy(PersonId agent) {
        return byId.values().stream().filter(one -> one.isClaimedBy(agent)).findFirst();
    }

    @Override
    public Optional<Callback> lockedClaimOf(PersonId agent) {
        return claimedBy(agent);
    }

    @Override
    public List<CallbackId> lapsed(Instant now, int most) {
        return byId.values().stream()
                .filter(one -> one.claim() != null && !now.isBefore(one.claim().until()))
                .map(Callback::id)
                .limit(most)
                .toList();
    }

    @Override
    public List<CaseId> lacking(int most) {
        return cases.byId.values().stream()
                .filter(one -> one.status().isOpen() && one.firstResponseAt() == null)
                .filter(one -> one.request().callback() != null
                        && byId.values().stream()
                                .noneMatch(call -> call.caseId().equals(one.id())))
                .map(SupportCase::id)
                .limit(most)
                .toList();
    }

    @Override
    public List<CaseId> resolvedWithCall(int most) {
        return byId.values().stream()
                .filter(one -> one.isOpen() && !caseOf(one).status().isOpen())
                .map(Callback::caseId)
                .limit(most)
                .toList();
    }

    @Override
    public void add(CallTry made) {
        tries.add(made);
    }

    @Override
    public Optional<CallTry> tryOf(CallbackId id, String key) {
        return triesOf(id).stream().filter(made -> made.key().equals(key)).findFirst();
    }

    @Override
    public List<CallTry> triesOf(CallbackId id) {
        return tries.stream().filter(made -> made.callback().equals(id)).toList();
    }

    @Override
    public List<Recorded> exportOf(AccountId account, CallbackId after, int most) {
        return byId.values().stream()
                .filter(one -> one.account().equals(account) && one.id().value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(one -> one.id().value()))
                .limit(most)
                .map(one -> new Recorded(one, triesOf(one.id())))
                .toList();
    }

    @Override
    public Map<String, String> typed(CallbackId id, PersonId agent) {
        return forms.getOrDefault(id + " " + agent, Map.of());
    }

    @Override
    public void keepTyped(CallbackId id, PersonId agent, Map<String, String> fields, Instant now) {
        forms.put(id + " " + agent, Map.copyOf(fields));
    }

    @Override
    public Counts counts(Instant now) {
        long due = in(State.PLANNED).filter(one -> one.isDueFrom(now)).count();
        return new Counts(
                due,
                in(State.PLANNED).count() - due,
                in(State.CLAIMED).count(),
                in(State.ASKED).count(),
                byId.values().stream().filter(one -> one.isOverdue(now)).count());
    }

    private Stream<Callback> in(State state) {
        return byId.values().stream().filter(one -> one.state() == state);
    }

    @Override
    public List<Line> page(Agent agent, View view, Place after, Instant now, int most) {
        return byId.values().stream()
                .filter(one -> one.state() == State.PLANNED || one.state() == State.CLAIMED)
                .filter(one -> isIn(view, agent, one, now))
                .sorted(Comparator.comparing((Callback one) -> !one.isDueFrom(now))
                        .thenComparing(one -> placeOf(one, now).at())
                        .thenComparing(one -> one.id().value()))
                .dropWhile(one -> after != null && !isAfter(placeOf(one, now), after))
                .limit(most)
                .map(one -> line(one, now))
                .toList();
    }

    private static boolean isAfter(Place place, Place last) {
        return Comparator.comparing(Place::later)
                        .thenComparing(Place::at)
                        .thenComparing(one -> one.id().value())
                        .compare(place, last)
                > 0;
    }

    private boolean isIn(View view, Agent agent, Callback one, Instant now) {
        return switch (view) {
            case ALL -> true;
            case CAN_TAKE -> one.state() == State.PLANNED && canTake(agent, one);
            case MINE ->
                one.isClaimedBy(agent.id())
                        || Optional.ofNullable(caseOf(one).assignee())
                                .filter(has -> has.id().equals(agent.id()))
                                .isPresent();
            case OVERDUE -> one.isOverdue(now);
        };
    }

    private boolean canTake(Agent agent, Callback one) {
        return agent.canTake(caseOf(one).request().service(), one.language().code());
    }

    private SupportCase caseOf(Callback one) {
        return cases.byId.get(one.caseId());
    }

    private static Place placeOf(Callback one, Instant now) {
        boolean later = !one.isDueFrom(now);
        return new Place(later, later ? one.callBy().earliest() : one.callBy().at(), one.id());
    }

    private Line line(Callback one, Instant now) {
        SupportCase supportCase = caseOf(one);
        SupportPlan plan = supportCase.request().plan();
        return new Line(
                one,
                supportCase.displayId(),
                supportCase.request().subject().text(),
                "Account " + supportCase.account(),
                plan == null ? new SupportPlan("business") : plan,
                supportCase.request().service(),
                supportCase.request().severity(),
                one.place(),
                supportCase.firstResponseAt(),
                supportCase.assignee(),
                supportCase.audience().confidential(),
                placeOf(one, now));
    }

    @Override
    public Optional<Candidate> next(Agent agent, Instant now) {
        return page(agent, View.CAN_TAKE, null, now, Integer.MAX_VALUE).stream()
                .filter(line -> line.callback().isDueFrom(now))
                .filter(line -> !line.callback().isNight(now)
                        || line.severity() == Severity.URGENT
                        || line.severity() == Severity.CRITICAL)
                .map(line -> new Candidate(line.callback().id(), line.callback().caseId()))
                .findFirst();
    }
}
