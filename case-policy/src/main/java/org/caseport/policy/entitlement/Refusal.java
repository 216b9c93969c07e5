package org.caseport.policy.entitlement;

import java.time.Instant;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a choice is refused, and what unlocks it.
 *
 * @param unlockedBy the humblest plan under which it is granted, derived from the book; null when none does
 * @param opensAt when it becomes available, for what is only closed at this hour
 */
public record Refusal(
        Reason reason,
        @Nullable SupportPlan unlockedBy,
        @Nullable Instant opensAt) {

    public static Refusal of(Reason reason) {
        return new Refusal(reason, null, null);
    }

    /** The reasons of refusals. Their sentences are in the message bundle. */
    public enum Reason {
        /** A higher plan has it: {@link #unlockedBy} says which. */
        NOT_IN_PLAN,
        /** No plan has it, for this case type or at all. */
        NOT_OFFERED,
        /** The account is resold; its partner handles this. */
        HANDLED_BY_PARTNER,
        /** Outside the hours for this method and language: {@link #opensAt} says until when. */
        CLOSED_NOW,
        /** The portal does not have this for anybody, under any plan. */
        NOT_AVAILABLE_YET,
        /** It depends on the case type, and none is chosen yet. */
        CHOOSE_CASE_TYPE_FIRST
    }
}
