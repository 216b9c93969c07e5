package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stores notices that wait to be delivered. They are written in the transaction of the change (transactional outbox)
 * and delivered after it.
 */
public interface Outbox {

    void put(Notice notice);

    /** The same for a notice whose deliveries the caller plans in this transaction. */
    Entry putDispatched(Notice notice);

    /**
     * Notices whose deliveries are not planned yet, oldest first; locked, so that no other server gets them until the
     * transaction ends.
     */
    List<Entry> lockPending(int most);

    /** Marks notices as taken up: from now on their deliveries stand for them. */
    void markDispatched(List<Entry> entries);

    /** The trace contexts of the changes that caused these deliveries, without those that were not traced. */
    Map<Delivery, String> originsOf(List<Delivery> deliveries);

    /** Deletes notices that were taken up and happened before then. */
    int deleteBefore(Instant before);

    /**
     * A notice in the outbox.
     *
     * @param number unique within the account
     */
    record Entry(long number, Notice notice) {}

    /** Event: something was put into the outbox, so that its delivery can begin at once. */
    record Filled() {}
}
