package org.caseport.domain.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** Stores the hash chains into which the journal is sealed: one for each account, and one for what belongs to none. */
public interface JournalChains {

    /** The chain of what belongs to no account. It also records the beginning of every other chain. */
    AccountId OF_NO_ACCOUNT = new AccountId("000000000000");

    /** Chains with entries that are not sealed yet; looks at this many entries at most. */
    List<AccountId> waiting(int most);

    /**
     * Locks the heads of these chains until the transaction ends, and begins the chains that there are none of; without
     * those that somebody else has locked.
     */
    List<ChainHead> lockHeads(List<AccountId> chains);

    /** Committed entries of these chains that are not sealed yet, by chain and their numbers. */
    List<RecordedEntry> unsealed(List<AccountId> chains, int most);

    /** Stores the positions of entries that were just read, and the new heads of their chains. */
    void seal(List<SealedEntry> entries, List<ChainHead> heads);

    /** Sealed entries of a chain after this position, in order. */
    List<SealedEntry> after(AccountId chain, long position, long number, int most);

    Optional<ChainHead> head(AccountId chain);

    /** All chains after this one, by their accounts. */
    List<AccountId> chainsAfter(String digits, int most);

    /** Stores the result of verifying a chain. */
    void noteCheck(ChainState.Check check);

    /** The state of a chain; empty while nothing of it was ever sealed. */
    Optional<ChainState> state(AccountId chain);

    /** The state of all chains together. */
    Overview overview(int mostBroken);

    /** Heads after this chain that have no signature, or one of another key than this; locked, by their accounts. */
    List<ChainHead> lockSignedUnderOtherKey(String key, String after, int most);

    void mark(ChainHead head);

    /**
     * Figures of all chains together.
     *
     * @param waiting entries that are not sealed yet
     * @param oldestWaiting when the oldest of these acts was; empty when none waits
     * @param sealed how many entries are sealed
     * @param unchecked chains that nobody ever verified
     * @param broken some of the chains whose last verification found a flaw
     */
    record Overview(
            long chains,
            long sealed,
            long waiting,
            Optional<Instant> oldestWaiting,
            Optional<Instant> lastSealed,
            long unchecked,
            List<ChainState> broken) {}
}
