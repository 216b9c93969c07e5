package org.caseport.domain.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Seals journal entries: gives each a position in its chain, and the hash that continues the hash before. This happens
 * after the act and not in its transaction, so that two acts never wait for each other. Positions follow the order of
 * the sealing, so that an entry that was written early and committed late gets one all the same.
 */
public final class ChainSealer {

    /** More entries than can wait between two rounds. */
    private static final int MANY = 100_000;

    private static final String UNMARKED = "unmarked";

    private final JournalChains chains;
    private final Journal journal;
    private final HeadSigner marks;

    public ChainSealer(JournalChains chains, Journal journal, HeadSigner marks) {
        this.chains = chains;
        this.journal = journal;
        this.marks = marks;
    }

    /**
     * Seals waiting entries in the current transaction and returns how many; fewer than {@code most} when no more wait.
     */
    public int seal(int most, Instant now) {
        List<ChainHead> heads = chains.lockHeads(chains.waiting(most));
        Map<AccountId, List<RecordedEntry>> waiting =
                chains.unsealed(heads.stream().map(ChainHead::chain).toList(), most).stream()
                        .collect(Collectors.groupingBy(RecordedEntry::chain));
        List<SealedEntry> sealed = new ArrayList<>();
        List<ChainHead> sealedHeads = new ArrayList<>();
        for (ChainHead head : heads) {
            if (waiting.containsKey(head.chain())) {
                sealedHeads.add(seal(head, waiting.get(head.chain()), sealed, now));
            }
        }
        chains.seal(sealed, sealedHeads);
        return sealed.size();
    }

    /** Adds these entries, sealed, to the others; returns the new head. */
    private ChainHead seal(ChainHead head, List<RecordedEntry> waiting, List<SealedEntry> sealed, Instant now) {
        AccountId chain = head.chain();
        if (head.entries() == 0 && !chain.equals(JournalChains.OF_NO_ACCOUNT)) {
            note(JournalChains.OF_NO_ACCOUNT, JournalAct.JOURNAL_CHAIN_BEGUN, chain.digits(), "", now);
        }
        doubt(head)
                .ifPresent(
                        why -> note(chain, JournalAct.JOURNAL_CHAIN_DOUBTED, Long.toString(head.entries()), why, now));
        long position = head.entries();
        String hash = head.hash();
        for (RecordedEntry recorded : waiting) {
            position++;
            hash = recorded.hash(hash, position);
            sealed.add(new SealedEntry(recorded, position, hash));
        }
        return marked(new ChainHead(chain, position, hash, null, now));
    }

    /**
     * Signs heads with the current key, where the signature before is right. A head without any signature gets one with
     * its next entry, which is appended here, so that the chain shows when its signatures began.
     *
     * @return the last chain that was looked at; empty when there is no further one
     */
    public Optional<AccountId> markAgain(String key, @Nullable AccountId after, int most, Instant now) {
        List<ChainHead> heads = chains.lockSignedUnderOtherKey(key, after == null ? "" : after.digits(), most);
        for (ChainHead head : heads) {
            if (head.mark() == null) {
                note(head.chain(), JournalAct.JOURNAL_KEY_SET, key, "", now);
            } else if (marks.isRight(head.mark(), head.markedText())) {
                chains.mark(marked(head));
            }
        }
        return heads.isEmpty()
                ? Optional.empty()
                : Optional.of(heads.get(heads.size() - 1).chain());
    }

    private ChainHead marked(ChainHead head) {
        return new ChainHead(
                head.chain(),
                head.entries(),
                head.hash(),
                marks.under(head.markedText()).orElse(null),
                head.sealedAt());
    }

    /**
     * Why the head is in doubt: a chain that somebody made anew must not get the operator's signature unnoticed with
     * its next entry.
     */
    private Optional<String> doubt(ChainHead head) {
        if (head.entries() == 0 || marks.under(head.markedText()).isEmpty()) {
            return Optional.empty();
        }
        if (head.mark() == null) {
            boolean keyIsNew = chains.unsealed(List.of(head.chain()), MANY).stream()
                    .anyMatch(one -> JournalAct.JOURNAL_KEY_SET.isOf(one.entry()));
            return Optional.of(keyIsNew ? UNMARKED : "mark-gone");
        }
        return marks.isRight(head.mark(), head.markedText()) ? Optional.empty() : Optional.of("mismarked");
    }

    /**
     * Whether the entry records a head that was not the operator's. The first key of all finds heads without any
     * signature, which is no doubt.
     */
    static boolean isDoubt(JournalEntry entry) {
        return JournalAct.JOURNAL_CHAIN_DOUBTED.isOf(entry) && !entry.detail().equals(UNMARKED);
    }

    static boolean isBeginning(JournalEntry entry) {
        return JournalAct.JOURNAL_CHAIN_BEGUN.isOf(entry);
    }

    private void note(AccountId chain, JournalAct act, String target, String detail, Instant now) {
        AccountId account = chain.equals(JournalChains.OF_NO_ACCOUNT) ? null : chain;
        journal.done(account, null, act, target, detail, now);
    }
}
