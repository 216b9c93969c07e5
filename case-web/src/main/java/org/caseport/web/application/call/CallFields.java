package org.caseport.web.application.call;

import org.caseport.domain.draft.DraftFields;

/** Names of the fields of the forms about calls. */
public final class CallFields {

    /** The code of a {@link org.caseport.domain.call.CallOutcome}. */
    public static final String OUTCOME = "outcome";

    /** What was talked about, for the customer. */
    public static final String SUMMARY = DraftFields.DESCRIPTION;

    /** An internal note about the call. */
    public static final String NOTE = DraftFields.NOTE;

    /** An instant such as {@code 2026-11-24T10:00:00Z}: of the next try, or another time for the call. */
    public static final String AT = "at";

    /** What is written to the customer as well; blank for nothing. */
    public static final String LETTER = DraftFields.COMMENT;

    private CallFields() {}
}
