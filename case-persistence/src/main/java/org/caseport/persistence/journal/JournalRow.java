package org.caseport.persistence.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.domain.journal.SealedEntry;
import org.caseport.persistence.column.NumberedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a journal entry. */
@Entity
@Table(name = "journal")
@IdClass(NumberedKey.class)
@NullUnmarked
class JournalRow {

    /** Stands for "no account", since the account is part of the primary key. */
    static final String NO_ACCOUNT = "000000000000";

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_DETAIL = 4_000;

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    long number;

    Instant at;

    @Column(name = "person_id")
    String person;

    String act;
    String target;
    String outcome;
    String detail;
    String origin;

    @Column(name = "chain_position")
    Long position;

    @Column(name = "chain_hash")
    String hash;

    static JournalRow of(long number, JournalEntry entry, String origin) {
        JournalRow row = new JournalRow();
        row.account = entry.account() == null ? NO_ACCOUNT : entry.account().digits();
        row.number = number;
        row.at = entry.at();
        row.person = entry.person() == null ? null : entry.person().value();
        row.act = entry.act();
        // A stranger may send any text as an id, and the act must be journaled nevertheless.
        row.target = entry.target() == null ? null : StorableText.storable(entry.target(), LONGEST_WORD);
        row.outcome = entry.outcome();
        row.detail = StorableText.storable(entry.detail(), LONGEST_DETAIL);
        row.origin = origin == null ? null : StorableText.storable(origin, LONGEST_WORD);
        return row;
    }

    RecordedEntry toRecorded() {
        return new RecordedEntry(new AccountId(account), number, toEntry(), origin);
    }

    SealedEntry toSealed() {
        return new SealedEntry(toRecorded(), position, hash == null ? "" : hash);
    }

    JournalSearch.Found toFound() {
        return new JournalSearch.Found(toRecorded(), position == null ? 0 : position);
    }

    JournalEntry toEntry() {
        return new JournalEntry(
                account.equals(NO_ACCOUNT) ? null : new AccountId(account),
                person == null ? null : new PersonId(person),
                act,
                target,
                outcome,
                detail,
                at);
    }
}
