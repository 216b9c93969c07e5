package org.caseport.domain.journal;

/** The trail of every act. It can be appended to and read; there is no third verb. */
public interface Journal {

    /** Appends within the transaction of the act. */
    void append(JournalEntry entry);
}
