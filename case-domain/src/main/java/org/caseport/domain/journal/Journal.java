package org.caseport.domain.journal;

/** The journal of every act. Entries can be appended and read, but never changed or deleted. */
public interface Journal {

    /** Appends within the transaction of the act. */
    void append(JournalEntry entry);
}
