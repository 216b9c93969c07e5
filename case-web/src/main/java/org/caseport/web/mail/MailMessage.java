package org.caseport.web.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is written and not sent yet.
 *
 * @param messageId the same whenever this mail is written again, angle brackets included
 * @param thread the message id of the case's first mail to this address; null for that mail itself
 */
public record MailMessage(
        String to,
        String subject,
        String text,
        String html,
        Locale language,
        String messageId,
        @Nullable String thread,
        Instant writtenAt) {

    /** Brings the subject into one line without control characters, so that it can't inject headers. */
    public MailMessage {
        subject = subject.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
