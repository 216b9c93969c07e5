package org.caseport.policy.entitlement;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;

/**
 * A draft of a case or a reply that the policy checks: may this account send it, at this instant?
 *
 * @param contacts who gets the correspondence already, for a reply; they count for the limit of additional contacts
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
        List<String> contacts,
        List<DraftFile> files,
        int uploads,
        List<Instant> opened,
        Instant at,
        boolean asksQuestions,
        List<Violation> doubts) {

    /** A request from a page: without uploads and doubts, and with every question asked. */
    public PolicyRequest(Account account, DraftFields draft, List<DraftFile> files, List<Instant> opened, Instant at) {
        this(account, draft, List.of(), files, 0, opened, at, true, List.of());
    }

    public PolicyRequest {
        contacts = List.copyOf(contacts);
        files = List.copyOf(files);
        opened = List.copyOf(opened);
        doubts = List.copyOf(doubts);
    }
}
