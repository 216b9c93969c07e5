package org.caseport.web.application.access;

import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.Offer;

/** Whether calls with an access key that was not revoked are accepted, and if not, why. */
public enum KeyState {
    ACTIVE,
    /** The account's plan has no Support API. */
    NOT_IN_PLAN,
    ACCOUNT_SUSPENDED,
    HOLDER_DEACTIVATED,
    /** The holder is no member of the account any more. */
    HOLDER_LEFT,
    /** None of the operator's keys opens the secret with which calls are signed. */
    SECRET_UNREADABLE;

    /**
     * The state of a key, for those who look at it as for the calls made with it.
     *
     * @param readable whether the key's secret could be opened
     * @param api whether the account's plan includes the Support API
     */
    static KeyState of(AccessKeys.Held held, boolean readable, Offer<ApiTerms> api) {
        Person holder = held.holder();
        if (!holder.isActive()) {
            return HOLDER_DEACTIVATED;
        }
        if (!holder.roles().contains(Role.MEMBER) || !held.key().account().equals(holder.account())) {
            return HOLDER_LEFT;
        }
        if (!readable) {
            return SECRET_UNREADABLE;
        }
        if (held.account().isSuspended()) {
            return ACCOUNT_SUSPENDED;
        }
        return api.isGranted() ? ACTIVE : NOT_IN_PLAN;
    }

    /** Whether a call tells by its signature for whom it was made, so that it gets the reason when it is refused. */
    boolean identifiesCaller() {
        return this == ACTIVE || this == ACCOUNT_SUSPENDED || this == NOT_IN_PLAN;
    }
}
