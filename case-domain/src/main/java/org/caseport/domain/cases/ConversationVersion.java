package org.caseport.domain.cases;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of a case somebody had before their eyes when they began to answer it. Written as {@code 4.reopened}.
 *
 * @param communications how many there were
 */
public record ConversationVersion(int communications, CaseStatus status) {

    /** What an address or a form says was seen; empty for anything that is not of its form. */
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
