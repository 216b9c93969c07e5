package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;

/**
 * What a customer writes into a case.
 *
 * @param text as typed
 * @param files whose bytes are kept already
 * @param contacts e-mail addresses that get the correspondence too from now on
 */
public record Reply(CaseId caseId, String text, List<AttachedFile> files, List<String> contacts) {

    public Reply {
        files = List.copyOf(files);
        contacts = List.copyOf(contacts);
    }
}
