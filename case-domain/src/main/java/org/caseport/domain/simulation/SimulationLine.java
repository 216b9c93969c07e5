package org.caseport.domain.simulation;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.DisplayId;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list behind a number: a case, a draft or an access key. It holds no name and no text.
 *
 * @param list the name of the result that the line is behind
 * @param number the line's place among all of the simulation
 * @param subject the id of the case, the draft or the key
 * @param displayId of a case; null for others
 * @param person the draft's author or the key's holder; null for a case
 * @param at when the case was opened; null for others
 * @param dueBefore when the first response was due with the book in force; null where none was promised
 * @param dueAfter the same with the draft
 */
public record SimulationLine(
        String list,
        long number,
        AccountId account,
        String subject,
        @Nullable DisplayId displayId,
        @Nullable PersonId person,
        @Nullable Instant at,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter) {}
