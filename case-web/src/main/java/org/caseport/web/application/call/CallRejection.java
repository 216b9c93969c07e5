package org.caseport.web.application.call;

import java.time.Instant;
import org.caseport.domain.call.CallbackId;
import org.caseport.web.application.Rejection;

/** Why an act on a call changed nothing, besides the reasons that other acts have too. */
public sealed interface CallRejection extends Rejection {

    /** Another agent has claimed the call: this one, since then. */
    record Taken(String by, Instant since) implements CallRejection {

        @Override
        public String code() {
            return "TAKEN";
        }
    }

    /** The agent has claimed another call, which comes first. */
    record HasClaim(CallbackId id) implements CallRejection {

        @Override
        public String code() {
            return "HAS_CLAIM";
        }
    }

    /** Reasons without further facts. Sentences are in the bundle. */
    enum Why implements CallRejection {
        /** For customers: an agent is calling just now. */
        BEING_CALLED,
        /** Nobody has claimed the call, such as after a claim has lapsed. */
        NOT_CLAIMED,
        /** The call waits for another number. */
        NUMBER_ASKED,
        /** The call is done. */
        DONE,
        /** There is no call that the agent could take next. */
        NONE_WAITS,
        /** It is night at the place that is called, and the agent has not confirmed. */
        AT_NIGHT,
        /** Another outcome was saved with the same key. */
        KEY_TAKEN,
        /** No telephone system places calls. */
        NO_PHONE_SYSTEM,
        /** The agent has not said where the agent's phone rings. */
        NO_PHONE,
        /** The telephone system was asked to place the call before, and the customer's phone may have rung. */
        ALREADY_PLACED,
        /** Only a supervisor can do this. */
        NOT_SUPERVISOR;

        @Override
        public String code() {
            return name();
        }
    }
}
