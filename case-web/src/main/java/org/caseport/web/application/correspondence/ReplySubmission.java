package org.caseport.web.application.correspondence;

import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.draft.DraftId;

/**
 * Somebody sends what was written in the composer of a case.
 *
 * @param draft the draft of the answer; at most one communication ever comes of it
 * @param fields what the composer holds at this moment; fields that are missing stay as the draft has them
 * @param seen what the writer had before the eyes
 */
public record ReplySubmission(CaseId caseId, DraftId draft, Map<String, String> fields, ConversationVersion seen) {

    public ReplySubmission {
        fields = Map.copyOf(fields);
    }
}
