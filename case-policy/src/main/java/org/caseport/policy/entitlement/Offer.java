package org.caseport.policy.entitlement;

import org.jspecify.annotations.Nullable;

/** One choice put to the customer: granted, or refused with the reason. Every choice gets one. */
public sealed interface Offer<T> {

    T choice();

    boolean isGranted();

    /** Why it is refused; null when granted. */
    @Nullable
    Refusal refusal();

    record Granted<T>(T choice) implements Offer<T> {

        @Override
        public boolean isGranted() {
            return true;
        }

        @Override
        public @Nullable Refusal refusal() {
            return null;
        }
    }

    record Refused<T>(T choice, Refusal refusal) implements Offer<T> {

        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
