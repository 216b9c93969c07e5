package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;

/** What waits to be told. Rows are written in the transaction of the change and delivered after it. */
public interface Outbox {

    void put(Notice notice);

    /** Notices that nobody has taken up yet, first ones first; no other server gets them until the transaction ends. */
    List<Entry> lockUntaken(int most);

    /** From now on its deliveries stand for it. */
    void takenUp(Entry entry);

    /** The mark of where a notice came from; empty where nobody traced it. */
    String originOf(AccountId account, long number);

    /** Forgets notices that were taken up and happened before then. */
    int forgetBefore(Instant before);

    /**
     * A notice as it lies in the outbox.
     *
     * @param number no other notice of the account has it
     */
    record Entry(long number, Notice notice) {}

    /** Told when something was put in, so that nobody need wait for the next look. */
    record Filled() {}
}
