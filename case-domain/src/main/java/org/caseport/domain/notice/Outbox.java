package org.caseport.domain.notice;

/** What waits to be told. Rows are written in the transaction of the change and delivered after it. */
public interface Outbox {

    void put(Notice notice);
}
