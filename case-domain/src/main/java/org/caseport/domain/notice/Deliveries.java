package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Delivery.State;

/** Stores the deliveries that wait, and those of the last months that arrived or failed. */
public interface Deliveries {

    /** Adds new deliveries, without those that exist already. */
    void plan(List<Delivery> planned);

    /**
     * Takes deliveries that are due, oldest notice first. Each goes to exactly one taker. None is taken before all
     * earlier deliveries of its case to the same recipient are done or given up.
     *
     * @param until when a taker that has not settled a delivery counts as dead, and another may take it
     */
    List<Delivery> take(Channel channel, int most, String taker, Instant now, Instant until);

    /** Stores the results of deliveries that were taken; returns those results that another taker has not replaced. */
    List<Delivery> settle(List<Settlement> settlements);

    /** Gives back deliveries that were taken and not tried: they are due then, as if nobody had taken them. */
    void giveBack(List<Delivery> taken, Instant due);

    /** Postpones everything that waits for this recipient until then. */
    void postpone(Channel channel, String recipient, Instant until);

    /** Postpones everything that waits on this channel until then. */
    void postponeAll(Channel channel, Instant until);

    /** How many deliveries to each of these recipients are done since then; none are named that have none. */
    Map<String, Integer> doneSince(Channel channel, Set<String> recipients, Instant since);

    long count(Channel channel, State state);

    /** Deliveries to one recipient of the account, newest notice first. */
    List<Delivery> to(AccountId account, Channel channel, String recipient, int most);

    /** The delivery with the newest notice to each of these recipients of the account that has any. */
    List<Delivery> latestTo(AccountId account, Channel channel, Set<String> recipients);

    /** Makes a delivery wait again as if it had never been tried; false when there is no such delivery. */
    boolean sendAgain(AccountId account, long number, Channel channel, String recipient, Instant now);

    /** The same for all deliveries that failed on this channel. */
    int sendAllAgain(Channel channel, Instant now);

    /** Makes everything that waits on this channel due now. */
    int retryNow(Channel channel, Instant now);

    /** Deletes deliveries that were finished before then, except failed ones. */
    int deleteBefore(Instant before);

    /** A delivery as it was taken, and with its result. */
    record Settlement(Delivery taken, Delivery settled) {}
}
