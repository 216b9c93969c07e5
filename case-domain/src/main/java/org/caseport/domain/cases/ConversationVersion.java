package org.caseport.domain.cases;

import java.util.Arrays;
import java.util.Optional;

/**
 * The version of a case's correspondence that somebody saw when beginning to reply, for optimistic locking: a reply to
 * an older version is noticed. Written as {@code 4.reopened}.
 *
 * @param communications how many there were
 */
public record ConversationVersion(int communications, CaseStatus status) {

    /** Reads a version from an address or a form; empty for any text of another form. */
    public static Optional<ConversationVersion> parse(String text) {
        String[] parts = text.split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        return Arrays.stream(CaseStatus.values())
                .filter(status -> status.code().equals(parts[1]))
                .findFirst()
                .map(status -> new ConversationVersion(Integer.parseInt(parts[0]), status));
    }

    @Override
    public String toString() {
        return communications + "." + status.code();
    }
}
