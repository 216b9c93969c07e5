package org.caseport.domain.version;

import java.time.Instant;
import org.caseport.domain.account.PersonId;

/**
 * One thing that was done with a version. They are never changed and never deleted.
 *
 * @param sha256 that of the text after the act
 * @param note why, in the person's words; empty where none are asked for
 */
public record VersionAct(Kind kind, PersonId by, Instant at, String sha256, String note) {

    /** The longest note, in Unicode code points. */
    public static final int LONGEST_NOTE = 500;

    /** What was done. */
    public enum Kind {
        CREATED(true),
        EDITED(true),
        /** Brought up to date with the version in force. */
        REBASED(true),
        REQUESTED(false),
        APPROVED(false),
        /** Needs no approval, as none are set or there is no second administrator. */
        APPROVAL_SKIPPED(false),
        SENT_BACK(false),
        SCHEDULED(false),
        CANCELLED(false),
        WITHDRAWN(false);

        private final boolean edits;

        Kind(boolean edits) {
            this.edits = edits;
        }

        /** Whether the act makes or changes the text. */
        public boolean edits() {
            return edits;
        }
    }
}
