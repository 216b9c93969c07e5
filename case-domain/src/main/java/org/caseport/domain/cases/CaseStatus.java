package org.caseport.domain.cases;

import java.util.Optional;

/** The status of a case, which also says who acts next. The transitions of {@link #after} are the only ones. */
public enum CaseStatus {
    UNASSIGNED("unassigned"),
    WORK_IN_PROGRESS("work-in-progress"),
    PENDING_CUSTOMER_ACTION("pending-customer-action"),
    CUSTOMER_ACTION_COMPLETED("customer-action-completed"),
    /** Support is investigating. The API's code for it is the one that its clients know. */
    PENDING_SUPPORT_ACTION("pending-amazon-action"),
    REOPENED("reopened"),
    RESOLVED("resolved");

    private final String code;

    CaseStatus(String code) {
        this.code = code;
    }

    /** Its code in the API and in tables. */
    public String code() {
        return code;
    }

    public boolean isOpen() {
        return this != RESOLVED;
    }

    /** Whether support has to act next. */
    public boolean waitsForSupport() {
        return isOpen() && this != PENDING_CUSTOMER_ACTION;
    }

    /**
     * The status to which the act of this side leads from here; empty where the act is not allowed. The same status
     * means that the act is allowed and changes nothing.
     */
    public Optional<CaseStatus> after(Act act, ActingSide by) {
        if (!act.isOpenTo(by)) {
            return Optional.empty();
        }
        if (this == RESOLVED) {
            return act == Act.REOPEN
                    ? Optional.of(REOPENED)
                    : act == Act.RESOLVE ? Optional.of(RESOLVED) : Optional.empty();
        }
        return switch (act) {
            case TAKE ->
                this == UNASSIGNED || this == REOPENED || this == CUSTOMER_ACTION_COMPLETED
                        ? Optional.of(WORK_IN_PROGRESS)
                        : Optional.empty();
            case ASK_FOR_INFORMATION -> Optional.of(PENDING_CUSTOMER_ACTION);
            case INVESTIGATE -> Optional.of(PENDING_SUPPORT_ACTION);
            case CUSTOMER_REPLIES -> Optional.of(this == PENDING_CUSTOMER_ACTION ? CUSTOMER_ACTION_COMPLETED : this);
            case RESOLVE -> Optional.of(RESOLVED);
            case REOPEN -> Optional.empty();
        };
    }

    /** An act that can change the status. */
    public enum Act {
        TAKE,
        ASK_FOR_INFORMATION,
        INVESTIGATE,
        CUSTOMER_REPLIES,
        RESOLVE,
        /** A customer has a limited time for it; an agent gives a reason instead. */
        REOPEN;

        /** Whether this side may do it in any status. */
        public boolean isOpenTo(ActingSide actor) {
            return switch (this) {
                case TAKE, ASK_FOR_INFORMATION, INVESTIGATE -> actor == ActingSide.AGENT;
                case CUSTOMER_REPLIES -> actor == ActingSide.CUSTOMER;
                case REOPEN -> actor != ActingSide.SYSTEM;
                case RESOLVE -> true;
            };
        }
    }
}
