package org.caseport.domain.cases;

import static org.caseport.domain.cases.CaseStatus.Act.ASK_FOR_INFORMATION;
import static org.caseport.domain.cases.CaseStatus.Act.CUSTOMER_REPLIES;
import static org.caseport.domain.cases.CaseStatus.Act.INVESTIGATE;
import static org.caseport.domain.cases.CaseStatus.Act.REOPEN;
import static org.caseport.domain.cases.CaseStatus.Act.RESOLVE;
import static org.caseport.domain.cases.CaseStatus.Act.TAKE;

import java.util.Optional;

/** Where a case stands and, with that, who acts next. The transitions of {@link #after} are the only ones there are. */
public enum CaseStatus {
    UNASSIGNED("unassigned"),
    WORK_IN_PROGRESS("work-in-progress"),
    PENDING_CUSTOMER_ACTION("pending-customer-action"),
    CUSTOMER_ACTION_COMPLETED("customer-action-completed"),
    /** Support is investigating. The API's word for it is the one that its clients know. */
    PENDING_SUPPORT_ACTION("pending-amazon-action"),
    REOPENED("reopened"),
    RESOLVED("resolved");

    private final String code;

    CaseStatus(String code) {
        this.code = code;
    }

    /** The API's word for it, kept in tables as well. */
    public String code() {
        return code;
    }

    public boolean isOpen() {
        return this != RESOLVED;
    }

    /**
     * Where the act leads from here; empty where it can't be done. The same status means that the act is fine and
     * changes nothing.
     */
    public Optional<CaseStatus> after(Act act) {
        if (this == RESOLVED) {
            return act == REOPEN ? Optional.of(REOPENED) : act == RESOLVE ? Optional.of(RESOLVED) : Optional.empty();
        }
        if (act == TAKE) {
            return this == UNASSIGNED || this == REOPENED || this == CUSTOMER_ACTION_COMPLETED
                    ? Optional.of(WORK_IN_PROGRESS)
                    : Optional.empty();
        }
        if (act == ASK_FOR_INFORMATION) {
            return Optional.of(PENDING_CUSTOMER_ACTION);
        }
        if (act == INVESTIGATE) {
            return Optional.of(PENDING_SUPPORT_ACTION);
        }
        if (act == CUSTOMER_REPLIES) {
            return Optional.of(this == PENDING_CUSTOMER_ACTION ? CUSTOMER_ACTION_COMPLETED : this);
        }
        return act == RESOLVE ? Optional.of(RESOLVED) : Optional.empty();
    }

    /** What moves a case. */
    public enum Act {
        TAKE,
        ASK_FOR_INFORMATION,
        INVESTIGATE,
        CUSTOMER_REPLIES,
        RESOLVE,
        REOPEN
    }
}
