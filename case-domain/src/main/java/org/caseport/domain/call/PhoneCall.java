package org.caseport.domain.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A call that the telephone system was asked to place for a callback: it rings the agent's phone first, and the
 * customer's once the agent has picked up. There is one for each outcome of a callback, so that the customer's phone
 * rings once however often it is asked for. It only proposes an outcome; the agent says what came of the call.
 *
 * @param number which call of the callback it is, counted from 1: one more than the outcomes that are saved
 * @param placedAt when the agent asked for it; another time for each time that the agent's phone was to ring
 * @param answeredAt when the customer answered; null while there was no answer
 * @param changedAt when it came into its state
 * @param seenAt when a server last knew that it goes on
 */
public record PhoneCall(
        CallbackId callback,
        int number,
        PersonId agent,
        State state,
        Instant placedAt,
        @Nullable Instant answeredAt,
        Instant changedAt,
        Instant seenAt) {

    /** After so long without a sign from the server that follows the call, nothing is known about it. */
    public static final Duration LOST_AFTER = Duration.ofSeconds(90);

    /** A call that is asked for now. */
    public static PhoneCall place(CallbackId callback, int number, PersonId agent, Instant now) {
        return new PhoneCall(callback, number, agent, State.RINGING_AGENT, now, null, now, now);
    }

    /** The call in another state; empty if it can't come into it from the present one. */
    public Optional<PhoneCall> move(State next, Instant now) {
        return state.leadsTo(next)
                ? Optional.of(new PhoneCall(
                        callback, number, agent, next, placedAt, next == State.CONNECTED ? now : answeredAt, now, now))
                : Optional.empty();
    }

    /**
     * The state as far as it is known. Of a call whose server has not known of it for some time, it is certain only
     * that the customer's phone did not ring before that was stored.
     */
    public State stateAt(Instant now) {
        if (!state.isLive() || !now.isAfter(seenAt.plus(LOST_AFTER))) {
            return state;
        }
        return state == State.RINGING_AGENT ? State.NOT_PLACED : State.UNKNOWN;
    }

    /** Whether the agent may ask for it once more, since it is certain that the customer's phone did not ring. */
    public boolean isPlaceableAgain(Instant now) {
        State known = stateAt(now);
        return known == State.NOT_PLACED || known == State.AGENT_NO_ANSWER;
    }

    /** How long agent and customer were connected, as far as the call has ended. */
    public Optional<Duration> length() {
        return answeredAt == null || state != State.ENDED
                ? Optional.empty()
                : Optional.of(Duration.between(answeredAt, changedAt));
    }

    /** How a call stands, or what the telephone system says came of it. */
    public enum State {
        RINGING_AGENT("ringing-agent", null),
        RINGING_CUSTOMER("ringing-customer", null),
        CONNECTED("connected", null),
        /** Agent and customer were connected. */
        ENDED("ended", CallOutcome.REACHED),
        BUSY("busy", CallOutcome.BUSY),
        NO_ANSWER("no-answer", CallOutcome.NO_ANSWER),
        NO_SUCH_NUMBER("no-such-number", CallOutcome.WRONG_NUMBER),
        /** The agent hung up before the customer answered. */
        HUNG_UP("hung-up", null),
        /** The telephone system could not connect the call, and the customer's phone may have rung. */
        FAILED("failed", null),
        /** The agent did not pick up: the customer's phone did not ring. */
        AGENT_NO_ANSWER("agent-no-answer", null),
        /** The telephone system is away, or declined: the customer's phone did not ring. */
        NOT_PLACED("not-placed", null),
        /** Nobody knows whether the customer's phone rang. */
        UNKNOWN("unknown", null);

        private final String code;
        private final @Nullable CallOutcome proposed;

        State(String code, @Nullable CallOutcome proposed) {
            this.code = code;
            this.proposed = proposed;
        }

        /** Its code in tables, metrics and the journal. */
        public String code() {
            return code;
        }

        /** The outcome that it proposes; empty where the agent alone can tell. */
        public Optional<CallOutcome> proposed() {
            return Optional.ofNullable(proposed);
        }

        /** Whether something still happens at the telephone system. */
        public boolean isLive() {
            return this == RINGING_AGENT || this == RINGING_CUSTOMER || this == CONNECTED;
        }

        private boolean leadsTo(State next) {
            return switch (this) {
                case RINGING_AGENT ->
                    next == RINGING_CUSTOMER || next == AGENT_NO_ANSWER || next == NOT_PLACED || next == UNKNOWN;
                case RINGING_CUSTOMER -> next != RINGING_AGENT && next != RINGING_CUSTOMER && next != AGENT_NO_ANSWER;
                case CONNECTED -> next == ENDED || next == FAILED || next == UNKNOWN;
                default -> false;
            };
        }
    }
}
