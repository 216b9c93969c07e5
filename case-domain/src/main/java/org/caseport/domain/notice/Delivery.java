package org.caseport.domain.notice;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The telling of one notice to one recipient. People on one case get a mail each, so that nobody sees who the others
 * are; account, number, channel and recipient together are its key, so that nothing is told twice.
 *
 * @param number the notice's number within the account
 * @param recipient an address, or a web hook's id
 * @param attempts how often it was tried, the attempt at hand included
 * @param dueAt when it is tried next; while somebody has it, when that one is taken to have died
 * @param taker a mark of whoever has it at the moment; empty when nobody has
 * @param trouble what went wrong last; null when nothing did
 * @param words what the other side said to it
 * @param response the last answer's code; 0 when there was none
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
        return notice.caseId().account();
    }

    /** It has arrived. */
    public Delivery done(int code, Duration time, Instant now) {
        return settled(State.DONE, now, null, "", code, time, now);
    }

    /** It did not work, and is tried again then. */
    public Delivery again(Instant then, Trouble why, String said, int code, Duration time) {
        return settled(State.WAITING, then, why, said, code, time, null);
    }

    /** It did not work, and is not tried again unless somebody says so. */
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

    /** How far it has come. */
    public enum State {
        WAITING,
        DONE,
        /** After the last attempt, or where another attempt makes no sense. */
        FAILED
    }

    /** What stands in the way. */
    public enum Trouble {
        /** No connection, or none that lasted. */
        UNREACHABLE,
        /** The other side said: not now. */
        NOT_NOW,
        /** The other side said: never. */
        REFUSED,
        /** The mail server knows no such recipient. */
        NO_SUCH_ADDRESS,
        /** The address was refused too often. */
        SUPPRESSED,
        /** The address got so much within the hour that something must be running in circles. */
        TOO_MANY,
        /** The operator lets nothing be sent there. */
        FORBIDDEN,
        /** It was switched off when its time came. */
        SWITCHED_OFF,
        /** What it is about, or for whom, is not there any more. */
        GONE,
        /** Caseport itself failed. */
        FAULT
    }
}
