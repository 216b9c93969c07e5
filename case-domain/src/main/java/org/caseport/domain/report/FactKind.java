package org.caseport.domain.report;

import java.util.Locale;

/** What a fact says that happened to a case. */
public enum FactKind {
    OPENED,
    /** Severity, service or category were corrected. */
    RECLASSIFIED,
    /** Assigned to another agent or to no one; the detail is the new assignee's id. */
    ASSIGNED,
    TAKEN_UP,
    ESCALATED,
    FIRST_RESPONSE,
    /** The first response came not after it was due. */
    TARGET_MET,
    /** It was due and there was no response. Stands at the due instant, recorded when it was noticed. */
    TARGET_MISSED,
    /** Resolved or merged before a response and before it was due. */
    TARGET_NOT_NEEDED,
    /** A communication by either side; the detail is its purpose. */
    REPLIED,
    /** The status changed in another way than by being taken up, resolved or reopened. */
    STATUS_CHANGED,
    RESOLVED,
    REOPENED,
    MERGED,
    /** Rated; the detail is the number of stars. */
    RATED,
    CALL_PLANNED,
    CALL_TRIED,
    CALL_DONE;

    /** The code in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException for a code that is none
     */
    public static FactKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
