package org.caseport.domain.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.cases.Promise;
import org.jspecify.annotations.Nullable;

/**
 * By when support calls, and how that instant was derived. It is calculated once and stored with the callback; a later
 * policy never rewrites it.
 *
 * @param at the instant by which support calls
 * @param earliest before this the call is not made: the next try, or shortly before a chosen time
 * @param since the instant from which it was derived: the request, or the try before
 * @param due by when a response in writing is owed; null for a case that is answered already
 * @param zone the time zone of the derivation, so that it can be read in local time
 * @param book the version of the policy book that derived it
 * @param derivation the stretches of phone hours that were counted, in order; empty where nothing is counted
 */
public record CallBy(
        Instant at,
        Instant earliest,
        Basis basis,
        Instant since,
        @Nullable Instant due,
        ZoneId zone,
        String book,
        List<Promise.Stretch> derivation) {

    public CallBy {
        derivation = List.copyOf(derivation);
    }

    /** The rule that the instant follows from. */
    public enum Basis {
        /** The response due of the case, at which the phone is open. */
        RESPONSE_DUE("response-due"),
        /** The phone is closed at the response due, or that has passed: some time after the phone opens. */
        AFTER_OPENING("after-opening"),
        /** The case is answered: some phone hours after the request. Later responses carry no target. */
        LATER_CALL("later-call"),
        /** Chosen by the customer, or agreed on the phone. */
        CHOSEN("chosen"),
        /** Another try after one that reached nobody. */
        NEXT_TRY("next-try");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        /** Its code in tables and texts. */
        public String code() {
            return code;
        }
    }
}
