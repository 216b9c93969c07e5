package org.caseport.domain.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * Stores callbacks and their tries. Whoever changes one holds the case first and the callback after it, and of two
 * cases the one with the smaller id first, so that no two of them wait for each other.
 */
public interface Callbacks {

    /** An id before all others. */
    CallbackId BEFORE_ALL = new CallbackId("0".repeat(32));

    /** Stores a callback that is new. */
    void add(Callback callback);

    void store(Callback callback);

    /** For those who know the id alone, such as agents; its case may be any account's. */
    Optional<Callback> find(CallbackId id);

    /** The same, locked until the transaction ends; its case has to be locked already. */
    Optional<Callback> lock(CallbackId id);

    /** The callback of the case that is not done, locked until the transaction ends; the case has to be locked. */
    Optional<Callback> lockOpenOf(CaseId id);

    /** All callbacks of the case, oldest first. */
    List<Callback> of(CaseId id);

    /** The callbacks of these cases that are not done, found at once; each case has one at most. */
    List<Callback> openOf(Set<CaseId> ids);

    /** The same with their tries. */
    List<Recorded> recordedOf(CaseId id);

    /** The call that the agent has claimed. */
    Optional<Callback> claimedBy(PersonId agent);

    /**
     * The same, and the agent locked: what is answered counts until the transaction ends for all who ask for it.
     */
    Optional<Callback> lockedClaimOf(PersonId agent);

    /** Claims that lapse by now, longest first; not locked. */
    List<CallbackId> lapsed(Instant now, int most);

    /**
     * Unanswered cases whose customer chose the phone and that never had a callback: from before there were any, or
     * opened by a server of the release before. Not locked.
     */
    List<CaseId> lacking(int most);

    /**
     * Cases that are resolved and have a call that is not done, since a server of the release before resolved or merged
     * them. Not locked.
     */
    List<CaseId> resolvedWithCall(int most);

    /** Stores a try; there is at most one with its key. */
    void add(CallTry made);

    /** The try that was saved with this key. */
    Optional<CallTry> tryOf(CallbackId id, String key);

    /** The tries of a callback, oldest first. */
    List<CallTry> triesOf(CallbackId id);

    /**
     * Callbacks of an account with their tries, by id, for its export.
     *
     * @param after the id of the last one before; {@link #BEFORE_ALL} at first
     */
    List<Recorded> exportOf(AccountId account, CallbackId after, int most);

    /** What an agent has typed into the form of a call and not saved yet; empty where nothing was. */
    Map<String, String> typed(CallbackId id, PersonId agent);

    /** Keeps what an agent types; nothing typed removes it. */
    void keepTyped(CallbackId id, PersonId agent, Map<String, String> fields, Instant now);

    /** How many callbacks are in each state but done, and how many of them are overdue. */
    Counts counts(Instant now);

    /** A callback with its tries, oldest first. */
    record Recorded(Callback callback, List<CallTry> tries) {

        public Recorded {
            tries = List.copyOf(tries);
        }
    }

    /**
     * Figures about the callbacks that are not done.
     *
     * @param due planned, and their time has come
     * @param later planned, for later
     * @param overdue planned or claimed, and past the instant by which they were owed
     */
    record Counts(long due, long later, long claimed, long asked, long overdue) {

        public long planned() {
            return due + later;
        }

        /** How many stand in the list of agents. */
        public long listed() {
            return planned() + claimed;
        }

        /** How many are in this state; none are counted that are done. */
        public long in(Callback.State state) {
            return switch (state) {
                case PLANNED -> planned();
                case CLAIMED -> claimed;
                case ASKED -> asked;
                case DONE -> 0;
            };
        }
    }
}
