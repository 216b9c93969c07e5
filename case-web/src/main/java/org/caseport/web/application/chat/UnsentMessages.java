package org.caseport.web.application.chat;

import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftAuthor;

/** Takes over what agents have not sent when a chat ends. */
public interface UnsentMessages {

    /**
     * Puts a message that was not sent at the end of the author's draft of a reply to the case.
     *
     * @param before what stands there of the same message already; empty for nothing
     */
    void addToReply(DraftAuthor author, CaseId answered, String before, String message);
}
