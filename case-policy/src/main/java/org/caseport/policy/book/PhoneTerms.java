package org.caseport.policy.book;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.Night;

/**
 * The terms of calls that support owes.
 *
 * @param calls what a callback begins with and keeps
 * @param early how long before a chosen time the call may be made
 * @param latest how far ahead a time can be chosen
 * @param notCalled the kinds of numbers that support does not call
 */
public record PhoneTerms(CallTerms calls, Duration early, Duration latest, Set<NumberKind> notCalled) {

    /** The terms of a book that says nothing about calls, as one from before there were any. */
    static final PhoneTerms USUAL = new PhoneTerms(
            new CallTerms(
                    3,
                    List.of(Duration.ofMinutes(30), Duration.ofHours(2)),
                    Duration.ofMinutes(30),
                    Duration.ofHours(4),
                    Duration.ofMinutes(15),
                    new Night(LocalTime.of(21, 0), LocalTime.of(8, 0))),
            Duration.ofMinutes(10),
            Duration.ofDays(30),
            Set.of(NumberKind.PREMIUM_RATE));

    public PhoneTerms {
        notCalled = Set.copyOf(notCalled);
    }

    /** Kinds of phone numbers that can cost more than a usual call. */
    public enum NumberKind {
        PREMIUM_RATE("premium-rate"),
        SHARED_COST("shared-cost"),
        PERSONAL("personal");

        private final String code;

        NumberKind(String code) {
            this.code = code;
        }

        /** Its code in policy books. */
        public String code() {
            return code;
        }
    }
}
