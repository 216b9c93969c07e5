package org.caseport.domain.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a chat was asked and answered about its time.
 *
 * @param waitsSince since when it waits; of an open chat, since when it waited
 * @param waitingAskedAt when the customer was asked whether to keep waiting; null for not
 * @param silenceAskedAt when both sides were asked whether they are still there; null for not
 * @param stillHereAt when somebody said so last; null for never
 */
public record ChatClock(
        Instant waitsSince,
        @Nullable Instant waitingAskedAt,
        @Nullable Instant silenceAskedAt,
        @Nullable Instant stillHereAt) {

    static ChatClock from(Instant now) {
        return new ChatClock(now, null, null, null);
    }

    ChatClock askedToWait(Instant now) {
        return new ChatClock(waitsSince, now, silenceAskedAt, stillHereAt);
    }

    ChatClock askedForSilence(Instant now) {
        return new ChatClock(waitsSince, waitingAskedAt, now, stillHereAt);
    }

    ChatClock stillHere(Instant now) {
        return new ChatClock(waitsSince, waitingAskedAt, null, now);
    }

    ChatClock written() {
        return silenceAskedAt == null ? this : new ChatClock(waitsSince, waitingAskedAt, null, stillHereAt);
    }

    static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
