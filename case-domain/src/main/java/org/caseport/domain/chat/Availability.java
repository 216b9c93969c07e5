package org.caseport.domain.chat;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an agent chose for chats and for calls, and when a page of the agent answered last.
 *
 * @param missed how many rings in a row were not answered
 * @param awayAt when the agent was set to away for not answering; null for never since the agent chose last
 * @param rungAt when a chat asked the agent last; null for never
 * @param atOnce how many chats the agent has at once, as a supervisor set it; null for the usual number
 * @param seenAt when a page of the agent answered last; null for never
 */
public record Availability(
        PersonId agent,
        boolean chats,
        boolean calls,
        int missed,
        @Nullable Instant awayAt,
        @Nullable Instant rungAt,
        @Nullable Integer atOnce,
        @Nullable Instant seenAt) {

    /** After so many rings in a row without an answer the agent is set to away. */
    public static final int MOST_MISSED = 2;

    /** How many chats at once a supervisor can set. */
    public static final int MOST_AT_ONCE = 10;

    /** How long after a page answered its agent is online. */
    public static final Duration ONLINE = Duration.ofSeconds(45);

    public Availability {
        if (atOnce != null && (atOnce < 0 || atOnce > MOST_AT_ONCE)) {
            throw new IllegalArgumentException("an agent has 0 to " + MOST_AT_ONCE + " chats at once, not " + atOnce);
        }
    }

    /** Of an agent who has chosen nothing yet. */
    public static Availability none(PersonId agent) {
        return new Availability(agent, false, false, 0, null, null, null, null);
    }

    /** As the agent chooses. */
    public Availability choose(boolean forChats, boolean forCalls) {
        return new Availability(agent, forChats, forCalls, 0, null, rungAt, atOnce, seenAt);
    }

    /** Off, at the end of the sign-in. */
    public Availability off() {
        return choose(false, false);
    }

    /** A chat asks the agent. */
    public Availability rung(Instant now) {
        return new Availability(agent, chats, calls, missed, awayAt, now, atOnce, seenAt);
    }

    /** The agent answered a ring. */
    public Availability answered() {
        return new Availability(agent, chats, calls, 0, awayAt, rungAt, atOnce, seenAt);
    }

    /** The agent let a ring pass; after two in a row chats are off. */
    public Availability missed(Instant now) {
        boolean away = chats && missed + 1 >= MOST_MISSED;
        return new Availability(
                agent, chats && !away, calls, away ? 0 : missed + 1, away ? now : awayAt, rungAt, atOnce, seenAt);
    }

    public Availability withAtOnce(@Nullable Integer most) {
        return new Availability(agent, chats, calls, missed, awayAt, rungAt, most, seenAt);
    }

    public boolean isOnline(Instant now) {
        return seenAt != null && now.isBefore(seenAt.plus(ONLINE));
    }

    /** Whether chats can ask this agent. */
    public boolean isOnDuty(Instant now) {
        return chats && isOnline(now);
    }
}
