package org.caseport.domain.cases;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
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
            int number,
            boolean firstResponse,
            Instant at)
            implements CaseEvent {}

    record StatusChanged(CaseId caseId, @Nullable PersonId by, CaseStatus from, CaseStatus to, Instant at)
            implements CaseEvent {}
}
