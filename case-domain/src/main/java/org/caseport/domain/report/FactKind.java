package org.caseport.domain.report;

import java.util.List;
import java.util.Locale;

/** What a fact says that happened to a case. */
public enum FactKind {
    OPENED,
    /** Severity, service or category were corrected; the detail is the status. */
    RECLASSIFIED,
    /** Assigned to another agent or to no one, who is the agent of the fact; the detail is the status. */
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
    /**
     * The status changed in another way than by being taken up, resolved or reopened. The detail of each of these is
     * the status before and after.
     */
    STATUS_CHANGED,
    RESOLVED,
    REOPENED,
    MERGED,
    /** Rated, or the rating was changed; the detail is the number of stars. Reports count the last of a resolution. */
    RATED,
    CALL_PLANNED,
    /** A call was made; the detail is its outcome, the elapsed time that from its claim. */
    CALL_TRIED,
    CALL_DONE,
    /** A call reached the customer; the detail is the number of the try, 3 for a later one too. */
    CALL_REACHED,
    /** The customer was reached no later than promised. Stands at the instant by which the call was owed. */
    CALL_IN_TIME,
    /** The call by this instant reached the customer later or never, or was still owed when the case was resolved. */
    CALL_NOT_IN_TIME,
    /** An agent accepted a chat first; the elapsed time is the customer's wait. */
    CHAT_ACCEPTED,
    /** A chat ended before an agent accepted it; the detail is why, the elapsed time the wait. */
    CHAT_LEFT,
    /** The first message of an agent in a chat; the elapsed time is that since the agent accepted. */
    CHAT_ANSWERED,
    /** An agent answered what the customer wrote in a chat; the elapsed time is that of the oldest such message. */
    CHAT_REPLIED,
    /** A chat with an agent ended; the elapsed time is its length. */
    CHAT_ENDED,
    /** A chat rang; the detail is what came of it. */
    CHAT_RUNG,
    /** How far the first expected wait was from the wait; the detail says whether that was near. */
    CHAT_FORECAST;

    /** The kinds that say in which status a case is from then on. */
    public static final List<FactKind> OF_STATUS =
            List.of(OPENED, RECLASSIFIED, ASSIGNED, TAKEN_UP, STATUS_CHANGED, RESOLVED, REOPENED);

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
