package org.caseport.domain.notice;

import java.time.Instant;
import org.caseport.domain.cases.CaseId;

/**
 * Something to be told about a case once it is safely stored.
 *
 * @param kind the event's name for the outside, such as {@code case.created}
 * @param communication the number of the communication it is about, or that was said with it; 0 when there is none
 * @param detail codes with blanks between them: who acts for which side and why for a communication
 * ({@code SUPPORT QUESTION}), the statuses and the side for a change ({@code work-in-progress resolved SYSTEM}), the
 *     severities for another one ({@code low high})
 */
public record Notice(CaseId caseId, String kind, int communication, String detail, Instant at) {

    /** Whether the detail has this code at this place, counted from 0. */
    public boolean says(int place, String code) {
        return detail(place).equals(code);
    }

    /** The code at this place of the detail, counted from 0; empty where there is none. */
    public String detail(int place) {
        String[] codes = detail.split(" ", -1);
        return place < codes.length ? codes[place] : "";
    }
}
