package org.caseport.policy.entitlement;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;

/**
 * The question to the policy: may this account open the case that this draft describes, at this instant?
 *
 * @param uploads how many further files there are that a program sent in parts
 * @param opened when the account's cases of the last 60 minutes were opened
 * @param at the instant of the answer; the due times are those of a submission now
 * @param asksQuestions whether the category's required questions have to be answered; else the case is recorded as
 *     lacking the answers
 * @param doubts what else the author has to decide first, such as on numbers that may be secrets
 */
public record PolicyRequest(
        Account account,
        DraftFields draft,
        List<DraftFile> files,
        int uploads,
        List<Instant> opened,
        Instant at,
        boolean asksQuestions,
        List<Violation> doubts) {

    /** A request from a page: without uploads and doubts, and with every question asked. */
    public PolicyRequest(Account account, DraftFields draft, List<DraftFile> files, List<Instant> opened, Instant at) {
        this(account, draft, files, 0, opened, at, true, List.of());
    }

    public PolicyRequest {
        files = List.copyOf(files);
        opened = List.copyOf(opened);
        doubts = List.copyOf(doubts);
    }
}
