package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.FileId;

/** The id of a file on a case for programs. It contains the ids of both, which programs need not know. */
record AttachmentId(CaseId caseId, FileId file) {

    private static final String PREFIX = "attachment-";

    String text() {
        String both = caseId.value() + "/" + file.value();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(both.getBytes(UTF_8));
    }

    static Optional<AttachmentId> read(String text) {
        if (!text.startsWith(PREFIX) || text.length() > 300) {
            return Optional.empty();
        }
        try {
            String both = new String(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())), UTF_8);
            int slash = both.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new AttachmentId(
                            new CaseId(both.substring(0, slash)), new FileId(both.substring(slash + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
