package org.caseport.domain.notice;

import java.time.Instant;
import org.caseport.domain.cases.CaseId;

/**
 * Something to be told about a case once it is safely stored.
 *
 * @param kind the event's name for the outside, such as {@code case.created}
 * @param communication the number of the communication it is about; 0 when it is about none
 */
public record Notice(CaseId caseId, String kind, int communication, Instant at) {}
