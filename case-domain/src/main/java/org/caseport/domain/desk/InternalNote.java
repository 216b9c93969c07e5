package org.caseport.domain.desk;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;

/**
 * An entry that only agents see. It is not a communication and never leaves the agents' side.
 *
 * @param number 1 for the first note on the case, then counting up
 * @param authorName the author's name when it was written
 */
public record InternalNote(int number, PersonId person, String authorName, Body body, Instant at) {}
