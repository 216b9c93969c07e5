package org.caseport.domain.draft;

import java.util.regex.Pattern;
import org.caseport.domain.cases.SupportCase.SubmissionKey;

/** The unguessable id of a draft. */
public record DraftId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public DraftId {
        if (!isDraftId(value)) {
            throw new IllegalArgumentException("a draft id is 32 hexadecimal digits, not " + value);
        }
    }

    /** Whether this text has the form of a draft id, so that it can be looked up. */
    public static boolean isDraftId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The key under which the draft is submitted, so that at most one case is made of it. */
    public SubmissionKey submissionKey() {
        return new SubmissionKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
