package org.caseport.domain.notice;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Something about a case, or about an account itself, that people and programs are notified of once it is safely
 * stored.
 *
 * @param caseId null for a notice about the account itself
 * @param kind the event's name for the outside, such as {@code case.created}
 * @param communication the number of the communication that it is about, or that came with it; 0 when there is none
 * @param detail codes with blanks between them: side and purpose for a communication ({@code SUPPORT QUESTION}; a newer
 *     purpose stands behind an older one, {@code SUPPORT REPLY CALL}), the statuses and the side for a change of status
 *     ({@code work-in-progress resolved SYSTEM}), both severities for a change of severity ({@code low high}), the
 *     plans, the instant of the change and who made it for an account's plan ({@code business enterprise
 *     2026-01-05T09:00:00Z 0f3c}), what happened and the callback's id for a call ({@code busy 1
 *     2026-01-05T09:30:00Z 2026-01-05T10:00:00Z 6a1f})
 */
public record Notice(
        AccountId account, @Nullable CaseId caseId, String kind, int communication, String detail, Instant at) {

    public Notice(CaseId caseId, String kind, int communication, String detail, Instant at) {
        this(caseId.account(), caseId, kind, communication, detail, at);
    }

    /** A notice about the account itself. */
    public static Notice ofAccount(AccountId account, String kind, String detail, Instant at) {
        return new Notice(account, null, kind, 0, detail, at);
    }

    /** The id of the case, or the number of the account. */
    public String subject() {
        return caseId == null ? account.digits() : caseId.value();
    }

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
