package org.caseport.domain.journal;

import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the entries of a journal chain one after another and finds the first flaw. It keeps one entry at a time in
 * memory.
 */
public final class ChainCheck {

    private final AccountId chain;
    private long position;
    private String hash = ChainHead.START;
    private @Nullable SealedEntry suspect;
    private @Nullable Flaw doubt;

    public ChainCheck(AccountId chain) {
        this.chain = chain;
    }

    /** How many entries were found to be right. */
    public long right() {
        return position;
    }

    /** Checks the next entry. Returns the flaw that it proves; empty while no flaw is certain. */
    public Optional<Flaw> next(SealedEntry entry) {
        if (suspect != null) {
            boolean othersRight = entry.position() == suspect.position() + 1 && entry.follows(suspect.hash());
            return flaw(othersRight ? Flaw.Kind.CHANGED : Flaw.Kind.OUT_OF_PLACE, suspect);
        }
        if (entry.position() > position + 1) {
            return Optional.of(new Flaw(Flaw.Kind.MISSING, chain, position + 1, 0));
        }
        if (entry.position() <= position) {
            return flaw(Flaw.Kind.DOUBLE, entry);
        }
        if (!entry.recorded().chain().equals(chain) || !entry.follows(hash)) {
            suspect = entry;
            return Optional.empty();
        }
        if (doubt == null && ChainSealer.isDoubt(entry.recorded().entry())) {
            doubt = new Flaw(
                    Flaw.Kind.DOUBTED, chain, entry.position(), entry.recorded().number());
        }
        position = entry.position();
        hash = entry.hash();
        return Optional.empty();
    }

    /** Checks the end of the chain against its head. */
    public Optional<Flaw> end(ChainHead head, HeadSigner marks) {
        SealedEntry last = suspect;
        if (last != null) {
            boolean headRight = head.entries() == last.position() && head.hash().equals(last.hash());
            return flaw(headRight ? Flaw.Kind.CHANGED : Flaw.Kind.OUT_OF_PLACE, last);
        }
        if (head.entries() > position) {
            return Optional.of(new Flaw(Flaw.Kind.TAIL_CUT, chain, position + 1, 0));
        }
        if (head.entries() < position) {
            return Optional.of(new Flaw(Flaw.Kind.BEYOND_HEAD, chain, head.entries() + 1, 0));
        }
        if (!head.hash().equals(hash)) {
            return Optional.of(new Flaw(Flaw.Kind.HEAD_CHANGED, chain, position, 0));
        }
        HeadSignature mark = head.mark();
        if (marks.under(head.markedText()).isPresent()
                && head.entries() > 0
                && (mark == null || !marks.isRight(mark, head.markedText()))) {
            return Optional.of(new Flaw(Flaw.Kind.MARK_WRONG, chain, position, 0));
        }
        return Optional.ofNullable(doubt);
    }

    private Optional<Flaw> flaw(Flaw.Kind kind, SealedEntry entry) {
        return Optional.of(
                new Flaw(kind, chain, entry.position(), entry.recorded().number()));
    }
}
