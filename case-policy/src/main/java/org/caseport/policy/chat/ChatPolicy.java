package org.caseport.policy.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/**
 * The rules of chats in one contact language, under one policy book.
 *
 * @param lengthIfUnknown how long a chat takes while there were too few to know
 * @param lengthsFrom how many chats there must have been to know
 * @param lanes severities that are served before the next ones
 * @param passedAtMost how many chats of a lane before it pass a chat
 * @param atOnceAnAccount how many chats an account has in line or open
 * @param hours when a chat can be asked for
 */
public record ChatPolicy(
        ChatTerms terms,
        Duration lengthIfUnknown,
        int lengthsFrom,
        List<Set<Severity>> lanes,
        int passedAtMost,
        int atOnceAnAccount,
        SupportHours hours) {

    /** How many of the last chats are counted for how long a chat takes. */
    public static final int LENGTHS_COUNTED = 50;

    /** How far back they are counted. */
    public static final Duration LENGTHS_SINCE = Duration.ofDays(28);

    /** How far back a closing time is looked for, which is longer than any chat waits after it. */
    private static final Duration LOOKED_BACK = Duration.ofDays(2);

    public ChatPolicy {
        lanes = lanes.stream().map(Set::copyOf).toList();
    }

    /** In which lane a chat about this severity stands; 0 is served first. */
    public int laneOf(Severity severity) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.get(lane).contains(severity)) {
                return lane;
            }
        }
        return lanes.size();
    }

    /** How long a chat takes: the median of the last ones, or the book's time where there were too few. */
    public Duration length(List<Duration> last) {
        if (last.size() < lengthsFrom) {
            return lengthIfUnknown;
        }
        List<Duration> sorted = last.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /**
     * When the hours ended that were open at an earlier instant, if they are closed now.
     *
     * @param asked when the chat was asked for
     */
    public Optional<Instant> closedAt(Instant asked, Instant now) {
        if (hours.isOpenAt(now)) {
            return Optional.empty();
        }
        @Nullable Instant open = hours.isOpenAt(asked) ? asked : null;
        if (open == null || open.isBefore(now.minus(LOOKED_BACK))) {
            return Optional.of(open == null ? asked : now.minus(LOOKED_BACK));
        }
        return Optional.of(endOf(open, now));
    }

    /** When the hours end that are open now; empty when they are closed, or do not end within a day. */
    public Optional<Instant> closes(Instant now) {
        if (!hours.isOpenAt(now)) {
            return Optional.empty();
        }
        Instant tomorrow = now.plus(Duration.ofDays(1));
        return isOpenThroughout(now, tomorrow) ? Optional.empty() : Optional.of(endOf(now, tomorrow));
    }

    private Instant endOf(Instant open, Instant until) {
        Instant from = open;
        Instant to = until;
        while (Duration.between(from, to).compareTo(Duration.ofSeconds(1)) > 0) {
            Instant middle = from.plus(Duration.between(from, to).dividedBy(2));
            if (isOpenThroughout(from, middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        // Hours end with a whole minute; what was found lies within a second before or after it.
        return to.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    }

    private boolean isOpenThroughout(Instant from, Instant to) {
        // Two openings with a closed hour between them do not count as one.
        Duration between = Duration.between(from, to);
        return hours.isOpenAt(to) && hours.count(from, between).due().equals(to);
    }
}
