package org.caseport.web.application.correspondence;

import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.EnclosedFiles;

/**
 * A reply that a program sends for a customer.
 *
 * @param text as typed
 * @param contacts e-mail addresses that get the correspondence too from now on
 */
public record Reply(CaseId caseId, String text, EnclosedFiles enclosed, List<String> contacts) {

    public Reply {
        contacts = List.copyOf(contacts);
    }

    /** A reply with files that were attached one by one. */
    public Reply(CaseId caseId, String text, List<AttachedFile> files, List<String> contacts) {
        this(caseId, text, new EnclosedFiles(files, List.of()), contacts);
    }

    public List<AttachedFile> files() {
        return enclosed.all();
    }
}
