package org.caseport.persistence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.State;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.persistence.account.AccountRowMapper;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.OwnedKey;

@ApplicationScoped
@Transactional
class JpaCallbacks implements Callbacks {

    private static final String OF_CASE = "select b from CallbackRow b where b.account = :account";

    @Inject
    EntityManager entities;

    @Override
    public void add(Callback callback) {
        entities.persist(CallbackRow.of(callback));
        entities.flush();
    }

    @Override
    public void store(Callback callback) {
        CallbackRow row = entities.find(
                CallbackRow.class,
                new OwnedKey(callback.account().digits(), callback.id().value()));
        if (row == null) {
            throw new IllegalStateException("callback " + callback.id() + " is gone");
        }
        row.update(callback);
        entities.flush();
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return one(byId(id));
    }

    @Override
    public Optional<Callback> lock(CallbackId id) {
        return one(byId(id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    private TypedQuery<CallbackRow> byId(CallbackId id) {
        return entities.createQuery("select b from CallbackRow b where b.id = :id", CallbackRow.class)
                .setParameter("id", id.value());
    }

    @Override
    public Optional<Callback> lockOpenOf(CaseId id) {
        return one(entities.createQuery(OF_CASE + " and b.openCase = :case", CallbackRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<Callback> of(CaseId id) {
        return entities.createQuery(
                        OF_CASE + " and b.supportCase = :case order by b.requestedAt, b.id", CallbackRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(CallbackRow::toCallback)
                .toList();
    }

    @Override
    public List<Callback> openOf(Set<CaseId> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select b from CallbackRow b where b.account in :accounts and b.openCase in :cases",
                                CallbackRow.class)
                        .setParameter(
                                "accounts",
                                ids.stream()
                                        .map(id -> id.account().digits())
                                        .distinct()
                                        .toList())
                        .setParameter("cases", ids.stream().map(CaseId::value).toList())
                        .getResultStream()
                        .map(CallbackRow::toCallback)
                        .toList();
    }

    @Override
    public List<Recorded> recordedOf(CaseId id) {
        List<Callback> callbacks = of(id);
        return callbacks.isEmpty()
                ? List.of()
                : withTries(
                        callbacks,
                        entities.createQuery(
                                        "select t from CallTryRow t where t.account = :account and t.callback in"
                                                + " (select b.id from CallbackRow b where b.account = :account"
                                                + " and b.supportCase = :case) order by t.at, t.key",
                                        CallTryRow.class)
                                .setParameter("account", id.account().digits())
                                .setParameter("case", id.value()));
    }

    private static List<Recorded> withTries(List<Callback> callbacks, TypedQuery<CallTryRow> found) {
        Map<CallbackId, List<CallTry>> tries =
                found.getResultStream().map(CallTryRow::toTry).collect(Collectors.groupingBy(CallTry::callback));
        return callbacks.stream()
                .map(callback -> new Recorded(callback, tries.getOrDefault(callback.id(), List.of())))
                .toList();
    }

    @Override
    public Optional<Callback> claimedBy(PersonId agent) {
        return one(entities.createQuery("select b from CallbackRow b where b.claimedBy = :agent", CallbackRow.class)
                .setParameter("agent", agent.value()));
    }

    @Override
    public Optional<Callback> lockedClaimOf(PersonId agent) {
        AccountRowMapper.lock(entities, agent);
        return claimedBy(agent);
    }

    @Override
    public List<CallbackId> lapsed(Instant now, int most) {
        return entities.createQuery(
                        "select b.id from CallbackRow b where b.state = 'claimed' and b.claimedUntil <= :now"
                                + " order by b.claimedUntil, b.id",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(CallbackId::new)
                .toList();
    }

    @Override
    public List<CaseId> lacking(int most) {
        return entities.createQuery(
                        "select c.id from CaseRow c where c.queueRank = :unanswered and c.method = :phone"
                                + " and not exists (select b.id from CallbackRow b"
                                + " where b.account = c.account and b.supportCase = c.id) order by c.queueAt, c.id",
                        String.class)
                .setParameter("unanswered", Queue.Turn.UNANSWERED.rank())
                .setParameter("phone", ContactMethod.PHONE.code())
                .setMaxResults(most)
                .getResultStream()
                .map(CaseId::new)
                .toList();
    }

    @Override
    public List<CaseId> resolvedWithCall(int most) {
        return entities.createQuery(
                        "select c.id from CallbackRow b, CaseRow c where b.state in ('planned', 'claimed', 'asked')"
                                + " and c.account = b.account and c.id = b.openCase and c.open = false order by c.id",
                        String.class)
                .setMaxResults(most)
                .getResultStream()
                .map(CaseId::new)
                .toList();
    }

    @Override
    public void add(CallTry made) {
        entities.persist(CallTryRow.of(accountOf(made.callback()), made));
        entities.flush();
    }

    private AccountId accountOf(CallbackId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("callback " + id + " is gone"))
                .account();
    }

    @Override
    public Optional<CallTry> tryOf(CallbackId id, String key) {
        return entities.createQuery(
                        "select t from CallTryRow t where t.callback = :callback and t.key = :key and t.account ="
                                + " (select b.account from CallbackRow b where b.id = :callback)",
                        CallTryRow.class)
                .setParameter("callback", id.value())
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(CallTryRow::toTry);
    }

    @Override
    public List<CallTry> triesOf(CallbackId id) {
        return entities.createQuery(
                        "select t from CallTryRow t where t.callback = :callback and t.account ="
                                + " (select b.account from CallbackRow b where b.id = :callback)"
                                + " order by t.at, t.key",
                        CallTryRow.class)
                .setParameter("callback", id.value())
                .getResultStream()
                .map(CallTryRow::toTry)
                .toList();
    }

    @Override
    public List<Recorded> exportOf(AccountId account, CallbackId after, int most) {
        List<Callback> callbacks = entities.createQuery(OF_CASE + " and b.id > :after order by b.id", CallbackRow.class)
                .setParameter("account", account.digits())
                .setParameter("after", after.value())
                .setMaxResults(most)
                .getResultStream()
                .map(CallbackRow::toCallback)
                .toList();
        if (callbacks.isEmpty()) {
            return List.of();
        }
        return withTries(
                callbacks,
                entities.createQuery(
                                "select t from CallTryRow t where t.account = :account and t.callback > :after"
                                        + " and t.callback <= :last order by t.at, t.key",
                                CallTryRow.class)
                        .setParameter("account", account.digits())
                        .setParameter("after", after.value())
                        .setParameter(
                                "last", callbacks.get(callbacks.size() - 1).id().value()));
    }

    @Override
    public Map<String, String> typed(CallbackId id, PersonId agent) {
        return form(id, agent).map(row -> JsonColumns.toFields(row.fields)).orElseGet(Map::of);
    }

    private Optional<CallFormRow> form(CallbackId id, PersonId agent) {
        return find(id).map(callback ->
                entities.find(CallFormRow.class, new CallKey(callback.account().digits(), id.value(), agent.value())));
    }

    @Override
    public void keepTyped(CallbackId id, PersonId agent, Map<String, String> fields, Instant now) {
        Optional<CallFormRow> kept = form(id, agent);
        if (fields.isEmpty()) {
            kept.ifPresent(entities::remove);
            return;
        }
        CallFormRow row = kept.orElseGet(() -> {
            CallFormRow fresh = new CallFormRow();
            fresh.account = accountOf(id).digits();
            fresh.callback = id.value();
            fresh.key = agent.value();
            return fresh;
        });
        row.fields = JsonColumns.ofFields(fields);
        row.savedAt = now;
        entities.persist(row);
    }

    /** Native SQL: one pass over the calls that are not done. */
    @Override
    public Counts counts(Instant now) {
        List<?> rows = entities.createNativeQuery(
                        "select state, count(*), sum(case when earliest_at <= ?1 then 1 else 0 end),"
                                + " sum(case when call_by < ?1 then 1 else 0 end) from callback"
                                + " where state in ('planned', 'claimed', 'asked') group by state")
                .setParameter(1, Timestamp.from(now))
                .getResultList();
        Map<String, Object[]> byState =
                rows.stream().map(Object[].class::cast).collect(Collectors.toMap(row -> (String) row[0], row -> row));
        long due = number(byState, State.PLANNED, 2);
        return new Counts(
                due,
                number(byState, State.PLANNED, 1) - due,
                number(byState, State.CLAIMED, 1),
                number(byState, State.ASKED, 1),
                number(byState, State.PLANNED, 3) + number(byState, State.CLAIMED, 3));
    }

    private static long number(Map<String, Object[]> byState, State state, int column) {
        Object[] row = byState.get(state.code());
        return row == null ? 0 : ((Number) row[column]).longValue();
    }

    private static Optional<Callback> one(TypedQuery<CallbackRow> query) {
        return query.getResultStream().findFirst().map(CallbackRow::toCallback);
    }
}
