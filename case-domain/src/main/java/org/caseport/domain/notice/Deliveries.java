package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Delivery.State;

/** Every telling that waits, and those of the last months that arrived or failed. */
public interface Deliveries {

    /** Keeps a delivery unless it is there already. */
    void plan(Delivery delivery);

    /**
     * Takes deliveries that are due, oldest notice first. Each goes to exactly one taker, and none before everything
     * earlier of its case has been told to the same recipient or given up.
     *
     * @param until when a taker that has not settled a delivery is taken to have died, and another may have it
     */
    List<Delivery> take(Channel channel, int most, String taker, Instant now, Instant until);

    /**
     * Keeps what became of a delivery that was taken.
     *
     * @return false when it took so long that another has taken it since
     */
    boolean settle(Delivery taken, Delivery settled);

    /** Nothing that waits for this recipient is due before then. */
    void postpone(Channel channel, String recipient, Instant until);

    /** Nothing that waits on this channel is due before then. */
    void postponeAll(Channel channel, Instant until);

    /** How many were told to this recipient since then. */
    int doneSince(Channel channel, String recipient, Instant since);

    long count(Channel channel, State state);

    /** Newest notice first. */
    List<Delivery> list(Channel channel, State state, int most);

    /** What was or will be told to one recipient of the account, newest notice first. */
    List<Delivery> to(AccountId account, Channel channel, String recipient, int most);

    /** Makes a delivery wait again as if it had never been tried; false when there is no such delivery. */
    boolean sendAgain(AccountId account, long number, Channel channel, String recipient, Instant now);

    /** The same for all that failed on this channel. */
    int sendAllAgain(Channel channel, Instant now);

    /** Everything that waits on this channel is due now. */
    int hurry(Channel channel, Instant now);

    /** Forgets what was finished before then, except what failed. */
    int forgetBefore(Instant before);
}
