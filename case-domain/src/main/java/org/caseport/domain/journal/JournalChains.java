package org.caseport.domain.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** The chains into which the journal is sealed: one for each account, and one for what belongs to none. */
public interface JournalChains {

    /** Stands for what belongs to no account. It also has an entry for the beginning of every other chain. */
    AccountId OF_NO_ACCOUNT = new AccountId("000000000000");

    /** Chains with entries that are not sealed yet; looks at this many entries at the most. */
    List<AccountId> waiting(int most);

    /**
     * The head of a chain, begun if there is none, held until the transaction ends; empty while somebody else holds it.
     */
    Optional<ChainHead> hold(AccountId chain);

    /** Committed entries of a chain that have no place in it yet, by their numbers. */
    List<RecordedEntry> unsealed(AccountId chain, int most);

    /** Gives entries that were just read their places, and keeps how far the chain goes now. */
    void seal(List<SealedEntry> entries, ChainHead head);

    /** Sealed entries of a chain after this place, in order. */
    List<SealedEntry> after(AccountId chain, long position, long number, int most);

    Optional<ChainHead> head(AccountId chain);

    /** All chains after this one, by their accounts. */
    List<AccountId> chainsAfter(String digits, int most);

    /** Remembers what came of verifying a chain. */
    void noteCheck(ChainState.Check check);

    /** How it stands with a chain; empty while nothing of it was ever sealed. */
    Optional<ChainState> state(AccountId chain);

    /** How it stands with all of them together. */
    Overview overview(int mostBroken);

    /** Heads after this chain that have no mark or one of another key than this, held, by their accounts. */
    List<ChainHead> holdMarkedOtherwise(String key, String after, int most);

    void mark(ChainHead head);

    /**
     * All chains together.
     *
     * @param waiting entries that are not sealed yet
     * @param oldestWaiting when the oldest of these acts was; empty when none waits
     * @param sealed how many entries are sealed
     * @param unchecked chains that nobody ever verified
     * @param broken chains in which something was found when they were last verified, some of them
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
