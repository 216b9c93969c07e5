package org.caseport.domain.journal;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** The journal of every act. Entries can be appended and read, but never changed or deleted. */
public interface Journal {

    /** Appends within the transaction of the act. */
    void append(JournalEntry entry);

    /** Records an act that was done; the parameters are those of {@link JournalEntry}. */
    default void done(
            @Nullable AccountId account,
            @Nullable PersonId person,
            JournalAct act,
            @Nullable String target,
            String detail,
            Instant at) {
        append(JournalEntry.done(account, person, act, target, detail, at));
    }

    /** Records an act that was refused, with the codes of the reasons, separated by blanks. */
    default void refused(
            @Nullable AccountId account,
            @Nullable PersonId person,
            JournalAct act,
            @Nullable String target,
            String reasons,
            Instant at) {
        append(JournalEntry.refused(account, person, act, target, reasons, at));
    }
}
