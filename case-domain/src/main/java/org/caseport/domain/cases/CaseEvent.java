package org.caseport.domain.cases;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus.Act;
import org.jspecify.annotations.Nullable;

/**
 * An event in the life of a case. Journal and outbox entries follow from it. A null {@code by} stands for the system.
 */
public sealed interface CaseEvent {

    CaseId caseId();

    @Nullable
    PersonId by();

    Instant at();

    record Opened(CaseId caseId, PersonId by, CaseType type, Severity severity, Instant at) implements CaseEvent {}

    record CommunicationAdded(
            CaseId caseId,
            @Nullable PersonId by,
            Communication.Side side,
            Communication.Purpose purpose,
            int number,
            boolean firstResponse,
            Instant at)
            implements CaseEvent {}

    /**
     * The status changed.
     *
     * @param why the act that changed it
     * @param communication the number of the communication that came with it; 0 when there was none
     */
    record StatusChanged(
            CaseId caseId,
            @Nullable PersonId by,
            ActingSide side,
            Act why,
            CaseStatus from,
            CaseStatus to,
            int communication,
            Instant at)
            implements CaseEvent {}

    /** The case was assigned to another agent, or to nobody. */
    record Assigned(
            CaseId caseId,
            PersonId by,
            @Nullable PersonId from,
            @Nullable PersonId to,
            Instant at) implements CaseEvent {}

    /** The severity was corrected; the response target is counted anew from submission. */
    record SeverityChanged(CaseId caseId, PersonId by, Severity from, Severity to, Instant due, Instant at)
            implements CaseEvent {}

    /** The service or the category was corrected. */
    record TopicChanged(
            CaseId caseId,
            PersonId by,
            String service,
            @Nullable String category,
            Instant at) implements CaseEvent {}

    /** An internal note was added. */
    record NoteAdded(CaseId caseId, PersonId by, int number, Instant at) implements CaseEvent {}

    /** The case was merged, as a duplicate, into another case. */
    record Merged(CaseId caseId, PersonId by, CaseId into, Instant at) implements CaseEvent {}

    /** The case was linked to another case. */
    record Linked(CaseId caseId, PersonId by, CaseId other, Instant at) implements CaseEvent {}

    /**
     * The case was linked to another known problem, or is linked to none any more.
     *
     * @param problem the announcement's id; null for none
     */
    record ProblemChanged(
            CaseId caseId, PersonId by, @Nullable String problem, Instant at) implements CaseEvent {}

    /** The case was escalated to a supervisor. */
    record Escalated(CaseId caseId, PersonId by, Instant at) implements CaseEvent {}

    /** The members who see the case changed. */
    record AudienceChanged(CaseId caseId, PersonId by, Audience before, Audience after, Instant at)
            implements CaseEvent {}

    /** The customer rated the support, from 1 to 5 stars. */
    record Rated(CaseId caseId, PersonId by, int stars, Instant at) implements CaseEvent {}

    /** This percentage of the response target is used up without a first response. */
    record ResponseWarning(CaseId caseId, int percent, Instant at) implements CaseEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }

    /** The customer was reminded that support waits for a reply. */
    record Reminded(CaseId caseId, Instant at) implements CaseEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }

    /**
     * Something happened to a call that support owes in the case.
     *
     * @param call the callback's id
     * @param detail further codes, with blanks between them; never a number or a text
     */
    record CallChanged(CaseId caseId, @Nullable PersonId by, String call, CallStep step, String detail, Instant at)
            implements CaseEvent {

        /** Begins the detail of a change to another case; the case's id follows. */
        public static final String TO_CASE = "case ";

        /** Begins the detail of a change of the number; by when the call is owed and why follow. */
        public static final String NUMBER = "number ";

        /** Begins the detail of a change of the time; by when the call is owed and why follow. */
        public static final String TIME = "time ";
    }

    /** What can happen to a call. */
    enum CallStep {
        PLANNED,
        CLAIMED,
        GIVEN_BACK,
        /** Its agent was not online for too long. */
        LAPSED,
        TRIED,
        /** Another number, another time or another case. */
        CHANGED,
        DONE
    }

    /**
     * Something happened to a chat in the case. Messages are none, except for the first of an agent.
     *
     * @param chat the chat's id
     * @param detail further codes, with blanks between them; never a text
     */
    record ChatChanged(CaseId caseId, @Nullable PersonId by, String chat, ChatStep step, String detail, Instant at)
            implements CaseEvent {

        /** The detail of an agent's first message that was the first response of its case. */
        public static final String FIRST_RESPONSE = "first-response";

        /** Whether this step was the first response of its case. */
        public boolean isFirstResponse() {
            return step == ChatStep.ANSWERED && detail.equals(FIRST_RESPONSE);
        }
    }

    /** What can happen to a chat. */
    enum ChatStep {
        REQUESTED,
        /** It asks an agent. */
        RUNG,
        DECLINED,
        /** The agent whom it asked did not answer. */
        PASSED,
        ACCEPTED,
        /** Taken from the list, out of turn perhaps. */
        TAKEN,
        /** An agent has written first. */
        ANSWERED,
        HANDED_OVER,
        TAKEN_OVER,
        /** Its agent was not online for too long. */
        LOST,
        ENDED
    }
}
