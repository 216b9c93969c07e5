package org.caseport.persistence.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.journal.ChainHead;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.persistence.RowsToCopy;
import org.postgresql.PGConnection;

/**
 * The journal's chains while they grow: chunks are made at once, and sealed one after the other in their order. Without
 * it the portal would begin with sealing millions of entries.
 */
public final class SeededChains {

    private final Instant until;
    private final SortedMap<String, ChainHead> heads = new TreeMap<>();
    private int next;

    public SeededChains(Instant until) {
        this.until = until;
    }

    /** Entries of the journal on their way to its chains. */
    public static final class Entries {

        private final List<JournalRow> rows = new ArrayList<>();

        public void add(long number, JournalEntry entry) {
            rows.add(JournalRow.of(number, entry, null));
        }

        /** As they are stored, which is known once they are sealed. */
        public RowsToCopy toCopy() {
            RowsToCopy table = RowsToCopy.of(JournalRow.class);
            rows.forEach(table::add);
            return table;
        }
    }

    /** Waits until all chunks before this one are sealed. */
    public synchronized void seal(int chunk, Entries entries) throws InterruptedException {
        while (chunk != next) {
            wait();
        }
        for (JournalRow row : entries.rows) {
            ChainHead head = heads.computeIfAbsent(
                    row.account, digits -> new ChainHead(new AccountId(digits), 0, ChainHead.START, null, until));
            row.position = head.entries() + 1;
            row.hash = row.toRecorded().hash(head.hash(), row.position);
            heads.put(row.account, new ChainHead(head.chain(), row.position, row.hash, null, until));
        }
        next++;
        notifyAll();
    }

    /** How many numbers of the journal {@link #copyTo} uses. */
    public int size() {
        return heads.size();
    }

    /** Stores the heads, and that each of the chains was begun. */
    public void copyTo(Connection connection, long firstJournalNumber) throws SQLException, IOException {
        RowsToCopy rows = RowsToCopy.of(JournalChainRow.class);
        RowsToCopy begun = RowsToCopy.of(JournalRow.class);
        long number = firstJournalNumber;
        for (ChainHead head : heads.values()) {
            JournalChainRow row = JournalChainRow.begun(head.chain());
            row.update(head);
            rows.add(row);
            JournalEntry entry = new JournalEntry(
                    null, null, "journal.chain-begun", head.chain().digits(), "done", "", until);
            begun.add(JournalRow.of(number++, entry, null));
        }
        for (RowsToCopy each : List.of(rows, begun)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(each.statement(), new ByteArrayInputStream(each.bytes()));
        }
    }
}
