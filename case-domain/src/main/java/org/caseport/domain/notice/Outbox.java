package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;

/**
 * Stores notices that wait to be delivered. They are written in the transaction of the change (transactional outbox)
 * and delivered after it.
 */
public interface Outbox {

    void put(Notice notice);

    /**
     * Notices whose deliveries are not planned yet, oldest first; locked, so that no other server gets them until the
     * transaction ends.
     */
    List<Entry> lockPending(int most);

    /** Marks the notice as taken up: from now on its deliveries stand for it. */
    void markDispatched(Entry entry);

    /** The trace context of the change that caused a notice; empty when it was not traced. */
    String originOf(AccountId account, long number);

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
