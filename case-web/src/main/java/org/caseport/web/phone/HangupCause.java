package org.caseport.web.phone;

import org.caseport.domain.call.PhoneCall.State;

/** Causes for which a channel ends, by Q.850, as Asterisk tells them. */
final class HangupCause {

    private static final int UNALLOCATED_NUMBER = 1;
    private static final int NORMAL_CLEARING = 16;
    private static final int USER_BUSY = 17;
    private static final int NO_USER_RESPONSE = 18;
    private static final int NO_ANSWER = 19;
    private static final int SUBSCRIBER_ABSENT = 20;
    private static final int CALL_REJECTED = 21;
    private static final int NUMBER_CHANGED = 22;
    private static final int INVALID_NUMBER_FORMAT = 28;

    private HangupCause() {}

    /**
     * What it means for a customer who has not answered.
     *
     * @param dialStatus what Asterisk said last about dialling, for causes that say nothing; empty for nothing
     */
    static State meaning(int cause, String dialStatus) {
        return switch (cause) {
            case UNALLOCATED_NUMBER, NUMBER_CHANGED, INVALID_NUMBER_FORMAT -> State.NO_SUCH_NUMBER;
            case USER_BUSY -> State.BUSY;
            case NORMAL_CLEARING, NO_USER_RESPONSE, NO_ANSWER, SUBSCRIBER_ABSENT, CALL_REJECTED -> State.NO_ANSWER;
            default ->
                switch (dialStatus) {
                    case "BUSY" -> State.BUSY;
                    case "NOANSWER" -> State.NO_ANSWER;
                    default -> State.FAILED;
                };
        };
    }
}
