package org.caseport.policy.book;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.chat.ChatTerms;

/**
 * The terms of chats, and of the line in which they wait.
 *
 * @param chats what a chat begins with and keeps
 * @param lengthIfUnknown how long a chat takes while there were too few to know
 * @param lengthsFrom how many chats there must have been to know
 * @param lanes severities that are served before the next ones
 * @param passedAtMost how many chats of a lane before it pass a chat
 * @param atOnceAnAccount how many chats an account has in line or open
 * @param atOnceAnAgent how many chats an agent has at once, unless a supervisor sets another number
 */
public record ChattingTerms(
        ChatTerms chats,
        Duration lengthIfUnknown,
        int lengthsFrom,
        List<Set<Severity>> lanes,
        int passedAtMost,
        int atOnceAnAccount,
        int atOnceAnAgent) {

    /** The terms of a book that says nothing about chats, as one from before there were any. */
    static final ChattingTerms USUAL = new ChattingTerms(
            new ChatTerms(
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(8),
                    Duration.ofMinutes(15),
                    new ChatTerms.Limits(1_000, 1_000_000, 20, 3, 30)),
            Duration.ofMinutes(12),
            10,
            List.of(Set.of(Severity.CRITICAL, Severity.URGENT), Set.of(Severity.HIGH, Severity.NORMAL, Severity.LOW)),
            3,
            10,
            3);

    public ChattingTerms {
        lanes = lanes.stream().map(Set::copyOf).toList();
    }
}
