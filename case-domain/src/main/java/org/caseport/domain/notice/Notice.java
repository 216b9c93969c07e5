package org.caseport.domain.notice;

import java.time.Instant;
import org.caseport.domain.cases.CaseId;

/**
 * Something about a case that people and programs are notified of once it is safely stored.
 *
 * @param kind the event's name for the outside, such as {@code case.created}
 * @param communication the number of the communication that it is about, or that came with it; 0 when there is none
 * @param detail codes with blanks between them: side and purpose for a communication ({@code SUPPORT QUESTION}), the
 *     statuses and the side for a change of status ({@code work-in-progress resolved SYSTEM}), both severities for a
 *     change of severity ({@code low high})
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
