package org.caseport.domain.journal;

import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Goes along a chain and finds the first thing that is not as it was sealed. It remembers one entry at a time. */
public final class ChainCheck {

    private final AccountId chain;
    private long position;
    private String hash = ChainHead.START;
    private @Nullable SealedEntry suspect;
    private @Nullable Flaw doubt;

    public ChainCheck(AccountId chain) {
        this.chain = chain;
    }

    /** How many entries are right. */
    public long right() {
        return position;
    }

    /** Looks at the next entry; empty as long as all is well, or not known to be otherwise. */
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

    /** Holds the end against the head. */
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
