package org.caseport.domain.journal;

import org.caseport.domain.account.AccountId;

/**
 * The first flaw of a chain: something is not as it was sealed.
 *
 * @param position the position in the chain
 * @param number the number of the bad entry in the journal; 0 when it is gone
 */
public record Flaw(Kind kind, AccountId chain, long position, long number) {

    /** What is wrong. */
    public enum Kind {
        /** No entry has this position any more. */
        MISSING,
        /** The content of the entry was changed. */
        CHANGED,
        /**
         * The entry does not follow the one before it: an entry was inserted or moved here, or more than this one was
         * changed.
         */
        OUT_OF_PLACE,
        /** More than one entry has this position. */
        DOUBLE,
        /** The chain ends before this, although its head counts more entries. */
        TAIL_CUT,
        /** The chain continues here, although its head counts fewer entries. */
        BEYOND_HEAD,
        /** The hash of the head is not that of the last entry. */
        HEAD_CHANGED,
        /** The signature of the head is not the operator's: somebody may have made the whole chain anew. */
        MARK_WRONG,
        /** The chain was continued here from a head without the operator's signature. */
        DOUBTED,
        /** The chain is missing, although the chain of no account records its beginning. */
        CHAIN_GONE,
        /** The chain began here a second time: what it was before is gone. */
        BEGUN_AGAIN
    }
}
