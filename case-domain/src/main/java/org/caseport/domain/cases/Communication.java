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
 * @param purpose why it was written, which decides how people are notified of it
 * @param person who wrote it; null for the system
 * @param authorName the author's name when it was written
 */
public record Communication(
        int number,
        Side side,
        Purpose purpose,
        @Nullable PersonId person,
        String authorName,
        Body body,
        List<AttachedFile> attachments,
        Instant at) {

    public Communication {
        attachments = List.copyOf(attachments);
    }

    /** The side that wrote it. */
    public enum Side {
        CUSTOMER,
        SUPPORT,
        SYSTEM
    }

    /** Why it was written. */
    public enum Purpose {
        /** Opens the case. */
        DESCRIPTION,
        REPLY,
        /** Support asks for information. */
        QUESTION,
        /** Support says that the case is being investigated. */
        INVESTIGATION,
        /** Written with the resolution. */
        CLOSING,
        /** Reopens the case. */
        REOPENING,
        /** Sums up a call, for which an agent reached the customer. */
        CALL,
        /** What was said in a chat with an agent. */
        CHAT
    }
}
