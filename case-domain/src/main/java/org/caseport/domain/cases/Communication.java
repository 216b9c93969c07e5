package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case's correspondence.
 *
 * @param number 1 for the description the case was opened with, then counting up
 * @param person who wrote it; null for the system
 * @param authorName the author's name when it was written
 */
public record Communication(
        int number,
        Side side,
        @Nullable PersonId person,
        String authorName,
        Body body,
        List<AttachedFile> attachments,
        Instant at) {

    public Communication {
        attachments = List.copyOf(attachments);
    }

    /** Who speaks. */
    public enum Side {
        CUSTOMER,
        SUPPORT,
        SYSTEM
    }
}
