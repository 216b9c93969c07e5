package org.caseport.web.offender;

import java.time.Instant;
import org.caseport.domain.journal.JournalEntry;

final class MakesAJournalEntry {

    JournalEntry entry = new JournalEntry(null, null, "case.opend", null, "done", "", Instant.EPOCH);
}
