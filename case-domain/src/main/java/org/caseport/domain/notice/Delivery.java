package org.caseport.domain.notice;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one notice to one recipient. People on one case get a mail each, so that nobody sees who the others
 * are. Account, number, channel and recipient together are its key, so that nothing is delivered twice.
 *
 * @param number the notice's number within the account
 * @param recipient an e-mail address, or a webhook's id
 * @param attempts how often it was tried, the current attempt included
 * @param dueAt when it is tried next; while a taker has it, when that taker counts as dead
 * @param taker the id of the taker that has it at the moment; empty when none has
 * @param trouble what went wrong last; null when nothing did
 * @param words what the other side said to it
 * @param response the last response code; 0 when there was none
 */
public record Delivery(
        long number,
        Notice notice,
        Channel channel,
        String recipient,
        State state,
        int attempts,
        Instant dueAt,
        String taker,
        @Nullable Trouble trouble,
        String words,
        int response,
        Duration took,
        @Nullable Instant finishedAt) {

    public static Delivery planned(Outbox.Entry entry, Channel channel, String recipient, Instant now) {
        return new Delivery(
                entry.number(),
                entry.notice(),
                channel,
                recipient,
                State.WAITING,
                0,
                now,
                "",
                null,
                "",
                0,
                Duration.ZERO,
                null);
    }

    public AccountId account() {
        return notice.account();
    }

    /** This delivery after it has arrived. */
    public Delivery done(int code, Duration time, Instant now) {
        return settled(State.DONE, now, null, "", code, time, now);
    }

    /** This delivery after a failed attempt, to be tried again then. */
    public Delivery again(Instant then, Trouble why, String said, int code, Duration time) {
        return settled(State.WAITING, then, why, said, code, time, null);
    }

    /** This delivery after it has failed; it is not tried again unless somebody asks for it. */
    public Delivery failed(Trouble why, String said, int code, Duration time, Instant now) {
        return settled(State.FAILED, now, why, said, code, time, now);
    }

    private Delivery settled(
            State next,
            Instant then,
            @Nullable Trouble why,
            String said,
            int code,
            Duration time,
            @Nullable Instant finished) {
        return new Delivery(
                number, notice, channel, recipient, next, attempts, then, "", why, said, code, time, finished);
    }

    /** The state of a delivery. */
    public enum State {
        WAITING,
        DONE,
        /** After the last attempt, or where another attempt makes no sense. */
        FAILED
    }

    /** Why an attempt failed. */
    public enum Trouble {
        /** No connection, or none that lasted. */
        UNREACHABLE,
        /** The other side refused it for now. */
        NOT_NOW,
        /** The other side refused it for good. */
        REFUSED,
        /** The mail server knows no such recipient. */
        NO_SUCH_ADDRESS,
        /** The address is suppressed, since it was rejected too often. */
        SUPPRESSED,
        /** The address got so much within the hour that a mail loop is likely. */
        TOO_MANY,
        /** The operator forbids sending there. */
        FORBIDDEN,
        /** The webhook was switched off when the delivery was due. */
        SWITCHED_OFF,
        /** The case or the recipient does not exist any more. */
        GONE,
        /** Caseport itself failed. */
        FAULT
    }
}
