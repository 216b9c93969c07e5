package org.caseport.domain.call;

import java.util.Arrays;
import java.util.Optional;

/** What came of a call, as the agent who made it says. */
public enum CallOutcome {
    REACHED("reached"),
    NO_ANSWER("no-answer"),
    BUSY("busy"),
    VOICEMAIL("voicemail"),
    WRONG_NUMBER("wrong-number"),
    /** The customer asked to be called at another time; this is no try. */
    ANOTHER_TIME("another-time"),
    /** Saved after the claim had ended: what was written is kept as a note, and the callback stays as it is. */
    LATE("late");

    private final String code;

    CallOutcome(String code) {
        this.code = code;
    }

    /** Its code in forms, tables and the journal. */
    public String code() {
        return code;
    }

    /** The outcome with this code that an agent can choose; empty for any other text. */
    public static Optional<CallOutcome> chosen(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome != LATE && outcome.code.equals(code))
                .findFirst();
    }

    /** Whether it counts as one of the tries that a callback has. */
    public boolean isTry() {
        return this != ANOTHER_TIME && this != LATE;
    }

    /** Whether the right number was dialled and nobody was reached, so that another try follows. */
    public boolean isUnanswered() {
        return this == NO_ANSWER || this == BUSY || this == VOICEMAIL;
    }
}
