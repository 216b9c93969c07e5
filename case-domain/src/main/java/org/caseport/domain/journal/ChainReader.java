package org.caseport.domain.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Reads a chain while it grows: its head, the entries that this head counts, and entries beyond it. */
final class ChainReader {

    /** How often the chain may grow while it is read; after that, reading ends at the head that was read last. */
    private static final int PATIENCE = 5;

    private final JournalChains chains;
    private final AccountId chain;
    private final Deque<SealedEntry> batch = new ArrayDeque<>();
    private long position;
    private long number;
    private int grown;
    private boolean beyond;
    private @Nullable ChainHead head;

    ChainReader(JournalChains chains, AccountId chain) {
        this.chains = chains;
        this.chain = chain;
    }

    Optional<SealedEntry> next() {
        long known = head().entries();
        if (batch.isEmpty()) {
            batch.addAll(chains.after(chain, position, number, ChainVerifier.AT_ONCE));
        }
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        SealedEntry next = batch.removeFirst();
        if (next.position() > known && !beyond) {
            // Entries are committed together with the head that counts them: either it grew, or this entry was not
            // sealed by us.
            ChainHead now = read();
            beyond = now.entries() <= known;
            if (!beyond && grown == PATIENCE) {
                return Optional.empty();
            }
            head = now;
            grown++;
        }
        position = next.position();
        number = next.recorded().number();
        return Optional.of(next);
    }

    /** The head of the chain, as far as it was read. */
    ChainHead head() {
        ChainHead known = head;
        if (known == null) {
            known = read();
            head = known;
        }
        return known;
    }

    private ChainHead read() {
        return chains.head(chain).orElse(new ChainHead(chain, 0, ChainHead.START, null, null));
    }
}
