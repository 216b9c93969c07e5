package org.caseport.domain.chat;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an agent chose for chats and for calls, and when a page of the agent answered last.
 *
 * @param missed how many rings in a row were not answered
 * @param awayAt since when chats are off; null while they are on, and where it is not known
 * @param awayReason why a supervisor turned them off; empty where the agent did; null for rings without an answer
 * @param rungAt when a chat asked the agent last; null for never
 * @param atOnce how many chats the agent has at once, as a supervisor set it; null for the usual number
 * @param atOnceReason why the supervisor set it; null where none did
 * @param seenAt when a page of the agent answered last; null for never
 */
public record Availability(
        PersonId agent,
        boolean chats,
        boolean calls,
        int missed,
        @Nullable Instant awayAt,
        @Nullable String awayReason,
        @Nullable Instant rungAt,
        @Nullable Integer atOnce,
        @Nullable String atOnceReason,
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
        return new Availability(agent, false, false, 0, null, null, null, null, null, null);
    }

    /** As the agent chooses. */
    public Availability choose(boolean forChats, boolean forCalls, Instant now) {
        boolean turnsOff = chats && !forChats;
        Instant since = forChats ? null : turnsOff ? now : awayAt;
        String why = forChats ? null : turnsOff ? "" : awayReason;
        return new Availability(agent, forChats, forCalls, 0, since, why, rungAt, atOnce, atOnceReason, seenAt);
    }

    /** Off, at the end of the sign-in. */
    public Availability off(Instant now) {
        return choose(false, false, now);
    }

    /** Off, as a supervisor wants it. */
    public Availability sentAway(String reason, Instant now) {
        return new Availability(agent, false, false, 0, now, reason, rungAt, atOnce, atOnceReason, seenAt);
    }

    /** A chat asks the agent. */
    public Availability rung(Instant now) {
        return new Availability(agent, chats, calls, missed, awayAt, awayReason, now, atOnce, atOnceReason, seenAt);
    }

    /** The agent answered a ring. */
    public Availability answered() {
        return new Availability(agent, chats, calls, 0, awayAt, awayReason, rungAt, atOnce, atOnceReason, seenAt);
    }

    /** The agent let a ring pass; after two in a row chats are off. */
    public Availability missed(Instant now) {
        boolean away = chats && missed + 1 >= MOST_MISSED;
        return new Availability(
                agent,
                chats && !away,
                calls,
                away ? 0 : missed + 1,
                away ? now : awayAt,
                away ? null : awayReason,
                rungAt,
                atOnce,
                atOnceReason,
                seenAt);
    }

    /** With so many chats at once; null for the usual number. */
    public Availability withAtOnce(@Nullable Integer most, String reason) {
        return new Availability(
                agent, chats, calls, missed, awayAt, awayReason, rungAt, most, most == null ? null : reason, seenAt);
    }

    /** Whether chats are off because two in a row were not accepted. */
    public boolean isAwayForMissing() {
        return !chats && awayAt != null && awayReason == null;
    }

    /** Whether a supervisor turned chats off. */
    public boolean isSentAway() {
        return !chats && awayAt != null && awayReason != null && !awayReason.isEmpty();
    }

    public boolean isOnline(Instant now) {
        return seenAt != null && now.isBefore(seenAt.plus(ONLINE));
    }

    /** Whether chats can ask this agent. */
    public boolean isOnDuty(Instant now) {
        return chats && isOnline(now);
    }
}
