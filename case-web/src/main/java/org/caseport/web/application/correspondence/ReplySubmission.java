package org.caseport.web.application.correspondence;

import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.draft.DraftId;

/**
 * A reply that is sent from the composer of a case.
 *
 * @param draft the draft of the reply; at most one communication ever comes of it
 * @param fields the contents of the composer now; fields that are missing stay as the draft has them
 * @param seen the version of the conversation that the writer saw, for optimistic locking
 */
public record ReplySubmission(CaseId caseId, DraftId draft, Map<String, String> fields, ConversationVersion seen) {

    public ReplySubmission {
        fields = Map.copyOf(fields);
    }
}
