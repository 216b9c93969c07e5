package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.file.AttachedFile;
import org.caseport.policy.entitlement.Limits;

/** What came of adding a file. */
public sealed interface Attaching {

    /**
     * It is on the draft.
     *
     * @param removed the kinds of secrets that were taken out of it
     */
    record Attached(AttachedFile file, List<Redacting.Removal> removed) implements Attaching {

        public Attached {
            removed = List.copyOf(removed);
        }
    }

    /** This file is refused; others are not touched. */
    record Refused(String name, Why why, Limits limits) implements Attaching {

        /** The sentences for these stand in the message bundle. */
        public enum Why {
            EMPTY,
            TOO_LARGE,
            TOO_MANY,
            NOT_WHAT_ITS_NAME_CLAIMS,
            /** A scanner found malware in it. */
            INFECTED,
            /** No scanner could look at it just now, and files that nobody looked at are not wanted here. */
            NOT_CHECKED
        }
    }

    /** There is no such draft of this member, or it is a case by now. */
    record NoSuchDraft() implements Attaching {}
}
