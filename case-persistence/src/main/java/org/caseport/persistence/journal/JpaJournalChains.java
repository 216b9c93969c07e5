package org.caseport.persistence.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.journal.ChainHead;
import org.caseport.domain.journal.ChainState;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.domain.journal.SealedEntry;
import org.caseport.persistence.database.StatementBatch;

/**
 * Stores the hash chains of the journal. A server locks the head of a chain before it seals entries, and skips heads
 * that another server has locked.
 */
@ApplicationScoped
@Transactional
class JpaJournalChains implements JournalChains {

    private static final String HELD = " for update skip locked";

    @Inject
    EntityManager entities;

    @Override
    public List<AccountId> waiting(int most) {
        List<?> found = entities.createNativeQuery("select account_id from journal where chain_position is null"
                        + " order by account_id, number fetch first ?1 rows only")
                .setParameter(1, most)
                .getResultList();
        return found.stream()
                .map(digits -> new AccountId((String) digits))
                .distinct()
                .toList();
    }

    @Override
    public List<ChainHead> lockHeads(List<AccountId> chains) {
        List<ChainHead> heads = new ArrayList<>(lock(chains));
        Set<AccountId> locked = heads.stream().map(ChainHead::chain).collect(Collectors.toSet());
        List<AccountId> others =
                chains.stream().filter(chain -> !locked.contains(chain)).toList();
        if (!others.isEmpty()) {
            StatementBatch.execute(
                    entities,
                    "insert into journal_chain (account_id, entries, hash) values (?, 0, ?) on conflict do nothing",
                    others.stream()
                            .map(chain -> new Object[] {chain.digits(), ChainHead.START})
                            .toList());
            heads.addAll(lock(others));
        }
        return heads;
    }

    private List<ChainHead> lock(List<AccountId> chains) {
        if (chains.isEmpty()) {
            return List.of();
        }
        Query query = entities.createNativeQuery(
                        "select * from journal_chain where account_id in ("
                                + IntStream.rangeClosed(1, chains.size())
                                        .mapToObj(i -> "?" + i)
                                        .collect(Collectors.joining(", "))
                                + ") order by account_id" + HELD,
                        JournalChainRow.class)
                .setHint("eclipselink.refresh", true);
        for (int i = 0; i < chains.size(); i++) {
            query.setParameter(i + 1, chains.get(i).digits());
        }
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((JournalChainRow) row).toHead()).toList();
    }

    private JournalChainRow fresh(String digits) {
        JournalChainRow row = entities.find(JournalChainRow.class, digits);
        entities.refresh(row);
        return row;
    }

    @Override
    public List<RecordedEntry> unsealed(List<AccountId> chains, int most) {
        return chains.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select j from JournalRow j where j.account in :accounts and j.position is null"
                                        + " order by j.account, j.number",
                                JournalRow.class)
                        .setParameter(
                                "accounts",
                                chains.stream().map(AccountId::digits).toList())
                        .setMaxResults(most)
                        .getResultStream()
                        .map(JournalRow::toRecorded)
                        .toList();
    }

    @Override
    public void seal(List<SealedEntry> entries, List<ChainHead> heads) {
        StatementBatch.execute(
                this.entities,
                "update journal set chain_position = ?, chain_hash = ? where account_id = ? and number = ?",
                entries.stream()
                        .map(entry -> new Object[] {
                            entry.position(),
                            entry.hash(),
                            entry.recorded().chain().digits(),
                            entry.recorded().number()
                        })
                        .toList());
        heads.forEach(this::mark);
    }

    @Override
    public void mark(ChainHead head) {
        entities.find(JournalChainRow.class, head.chain().digits()).update(head);
    }

    @Override
    public List<SealedEntry> after(AccountId chain, long position, long number, int most) {
        return entities.createQuery(
                        "select j from JournalRow j where j.account = :account and j.position >= :position"
                                + " and (j.position > :position or j.number > :number) order by j.position, j.number",
                        JournalRow.class)
                .setParameter("account", chain.digits())
                .setParameter("position", position)
                .setParameter("number", number)
                .setMaxResults(most)
                .getResultStream()
                .map(JournalRow::toSealed)
                .toList();
    }

    @Override
    public Optional<ChainHead> head(AccountId chain) {
        return Optional.ofNullable(entities.find(JournalChainRow.class, chain.digits()))
                .map(JournalChainRow::toHead);
    }

    @Override
    public List<AccountId> chainsAfter(String digits, int most) {
        return entities.createQuery(
                        "select c.account from JournalChainRow c where c.account > :last order by c.account",
                        String.class)
                .setParameter("last", digits)
                .setMaxResults(most)
                .getResultStream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public void noteCheck(ChainState.Check check) {
        JournalChainRow row =
                entities.find(JournalChainRow.class, check.chain().digits(), LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.update(check);
        }
    }

    @Override
    public Optional<ChainState> state(AccountId chain) {
        return Optional.ofNullable(entities.find(JournalChainRow.class, chain.digits()))
                .map(row -> stateOf(row, waitingIn(chain.digits())));
    }

    private static ChainState stateOf(JournalChainRow row, long waiting) {
        return new ChainState(row.toHead(), waiting, row.toCheck());
    }

    private long waitingIn(String account) {
        return entities.createQuery(
                        "select count(j.number) from JournalRow j where j.account = :account and j.position is null",
                        Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    @Override
    public Overview overview(int mostBroken) {
        Object[] chains = entities.createQuery(
                        "select count(c.account), sum(c.entries), max(c.sealedAt),"
                                + " sum(case when c.checkedAt is null then 1 else 0 end) from JournalChainRow c",
                        Object[].class)
                .getSingleResult();
        Object[] waiting = entities.createQuery(
                        "select count(j.number), min(j.at) from JournalRow j where j.position is null", Object[].class)
                .getSingleResult();
        List<ChainState> broken = entities.createQuery(
                        "select c from JournalChainRow c where c.flaw is not null order by c.account",
                        JournalChainRow.class)
                .setMaxResults(mostBroken)
                .getResultStream()
                .map(row -> stateOf(row, 0))
                .toList();
        return new Overview(
                count(chains[0]),
                count(chains[1]),
                count(waiting[0]),
                Optional.ofNullable((Instant) waiting[1]),
                Optional.ofNullable((Instant) chains[2]),
                count(chains[3]),
                broken);
    }

    private static long count(Object number) {
        return number == null ? 0 : ((Number) number).longValue();
    }

    @Override
    public List<ChainHead> lockSignedUnderOtherKey(String key, String after, int most) {
        List<?> found = entities.createNativeQuery("select account_id from journal_chain"
                        + " where entries > 0 and (mark_key is null or mark_key <> ?1) and account_id > ?2"
                        + " order by account_id fetch first ?3 rows only" + HELD)
                .setParameter(1, key)
                .setParameter(2, after)
                .setParameter(3, most)
                .getResultList();
        return found.stream().map(digits -> fresh((String) digits).toHead()).toList();
    }
}
