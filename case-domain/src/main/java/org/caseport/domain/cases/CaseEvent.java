package org.caseport.domain.cases;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus.Act;
import org.jspecify.annotations.Nullable;

/** Something that happened to a case. Journal and outbox listen here. Null as {@code by} stands for the system. */
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
     * The case stands elsewhere now.
     *
     * @param why the act that moved it
     * @param communication the number of what was said with it; 0 when nothing was
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

    /** Somebody else's case now, or nobody's. */
    record Assigned(
            CaseId caseId,
            PersonId by,
            @Nullable PersonId from,
            @Nullable PersonId to,
            Instant at) implements CaseEvent {}

    /** The severity was wrong; the promise is counted anew from submission. */
    record SeverityChanged(CaseId caseId, PersonId by, Severity from, Severity to, Instant due, Instant at)
            implements CaseEvent {}

    /** It is about another service or category. */
    record TopicChanged(
            CaseId caseId,
            PersonId by,
            String service,
            @Nullable String category,
            Instant at) implements CaseEvent {}

    /** A note that only agents see. */
    record NoteAdded(CaseId caseId, PersonId by, int number, Instant at) implements CaseEvent {}

    /** It says the same as another case, in which it goes on. */
    record Merged(CaseId caseId, PersonId by, CaseId into, Instant at) implements CaseEvent {}

    /** It belongs together with another case. */
    record Linked(CaseId caseId, PersonId by, CaseId other, Instant at) implements CaseEvent {}

    /** A supervisor has to look at it. */
    record Escalated(CaseId caseId, PersonId by, Instant at) implements CaseEvent {}

    /** Other people of the account see it now. */
    record AudienceChanged(CaseId caseId, PersonId by, Audience before, Audience after, Instant at)
            implements CaseEvent {}

    /** The customer said how it went, from 1 to 5. */
    record Rated(CaseId caseId, PersonId by, int stars, Instant at) implements CaseEvent {}

    /** So many percent of the response target are used up and nobody has answered. */
    record ResponseWarning(CaseId caseId, int percent, Instant at) implements CaseEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }

    /** The customer was reminded that support waits for an answer. */
    record Reminded(CaseId caseId, Instant at) implements CaseEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }
}
