package org.caseport.domain.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/**
 * The calls that agents make: those whose time has come first, by the instant by which they are owed, then those of
 * later tries and times, by these.
 */
public interface CallList {

    /**
     * A page of the list.
     *
     * @param after the position of the last line of the page before; null for the first page
     */
    List<Line> page(Agent agent, View view, @Nullable Place after, Instant now, int most);

    /**
     * The call that the agent should make next: planned, its time has come, in the agent's languages and services, and
     * not at night at the place that is called, unless the case is critical or urgent. Its case is locked until the
     * transaction ends; what others have locked is skipped.
     */
    Optional<Candidate> next(Agent agent, Instant now);

    /** What the list shows. */
    enum View {
        /** All that are planned or claimed. */
        ALL("all"),
        /** Planned, and in the agent's languages and services. */
        CAN_TAKE("can-take"),
        /** Of cases that are assigned to the agent, and the call that the agent has claimed. */
        MINE("mine"),
        /** Past the instant by which they were owed. */
        OVERDUE("overdue");

        private final String code;

        View(String code) {
            this.code = code;
        }

        /** Its code in addresses. */
        public String code() {
            return code;
        }
    }

    /**
     * A position in the list, given by its sort values (keyset paging): it stays valid while calls come and go.
     *
     * @param later whether it is among the calls of later tries and times
     * @param at by when the call is owed; for a later one, from when on it can be made
     */
    record Place(boolean later, Instant at, CallbackId id) {}

    /** A callback and its case, which has to be locked before it. */
    record Candidate(CallbackId id, CaseId caseId) {}

    /**
     * A line of the list.
     *
     * @param firstResponseAt when the case was answered first; null while it is not
     * @param assignee who has the case; null for nobody
     */
    record Line(
            Callback callback,
            DisplayId displayId,
            String subject,
            String accountName,
            SupportPlan plan,
            String service,
            Severity severity,
            ZoneId accountZone,
            @Nullable Instant firstResponseAt,
            @Nullable Assignee assignee,
            boolean confidential,
            Place place) {}
}
