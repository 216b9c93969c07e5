package org.caseport.web.pages;

import org.caseport.web.application.file.AttachingFiles;

/** Writes the sentence why a file was refused, with its name. */
public final class FileRefusals {

    private FileRefusals() {}

    public static String sentence(Labels labels, AttachingFiles.Outcome.Refused refused) {
        return labels.format(
                "Why." + refused.why().name(),
                refused.name(),
                refused.limits().files(),
                labels.size(refused.limits().fileBytes()));
    }
}
