package org.caseport.web.application;

import org.caseport.domain.file.AttachedFile;
import org.caseport.policy.entitlement.Limits;

/** What came of adding a file. */
public sealed interface Attaching {

    record Attached(AttachedFile file) implements Attaching {}

    /** This file is refused; others are not touched. */
    record Refused(String name, Why why, Limits limits) implements Attaching {

        /** The sentences for these stand in the message bundle. */
        public enum Why {
            EMPTY,
            TOO_LARGE,
            TOO_MANY,
            NOT_WHAT_ITS_NAME_CLAIMS
        }
    }

    /** There is no such draft of this member, or it is a case by now. */
    record NoSuchDraft() implements Attaching {}
}
