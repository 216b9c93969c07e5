package org.caseport.domain.journal;

import org.caseport.domain.account.AccountId;

/**
 * The first thing in a chain that is not as it was sealed.
 *
 * @param position which place in the chain
 * @param number which entry of the journal is bad; 0 when it is gone
 */
public record Flaw(Kind kind, AccountId chain, long position, long number) {

    /** What is wrong. */
    public enum Kind {
        /** No entry has this place any more. */
        MISSING,
        /** The entry does not say any more what it said. */
        CHANGED,
        /**
         * It does not follow the entry before it: one was inserted or moved about here, or more than this one was
         * changed.
         */
        OUT_OF_PLACE,
        /** There is more than one entry at this place. */
        DOUBLE,
        /** The chain went on here, says its head. */
        TAIL_CUT,
        /** The chain ended before this, says its head. */
        BEYOND_HEAD,
        /** The head is not that of the last entry. */
        HEAD_CHANGED,
        /** The mark under the head is not the operator's: somebody may have made the whole chain anew. */
        MARK_WRONG,
        /** Here the chain went on from a head without the operator's mark. */
        DOUBTED,
        /** The chain began, says the chain of no account, and is not there. */
        CHAIN_GONE,
        /** The chain began here a second time: what it was before is gone. */
        BEGUN_AGAIN
    }
}
