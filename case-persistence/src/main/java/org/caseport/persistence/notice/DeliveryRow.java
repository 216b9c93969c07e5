package org.caseport.persistence.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of the delivery of a notice to one recipient. */
@Entity
@Table(name = "delivery")
@IdClass(DeliveryKey.class)
@NullUnmarked
class DeliveryRow {

    static final int LONGEST_RECIPIENT = 320;
    static final int LONGEST_WORDS = 500;

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    long number;

    @Id
    String channel;

    @Id
    String recipient;

    @Column(name = "case_id")
    String supportCase;

    String kind;
    int communication;
    String detail;
    Instant at;
    String state;
    int attempts;

    @Column(name = "due_at")
    Instant dueAt;

    String taker;
    String trouble;
    String words;
    int response;

    @Column(name = "took_millis")
    long took;

    @Column(name = "finished_at")
    Instant finishedAt;

    static DeliveryRow of(Delivery delivery) {
        DeliveryRow row = new DeliveryRow();
        Notice notice = delivery.notice();
        row.account = delivery.account().digits();
        row.number = delivery.number();
        row.channel = delivery.channel().name();
        row.recipient = delivery.recipient();
        row.supportCase = OutboxRow.caseOf(notice);
        row.kind = notice.kind();
        row.communication = notice.communication();
        row.detail = notice.detail();
        row.at = notice.at();
        row.update(delivery);
        return row;
    }

    /** The columns of {@link #values}. */
    static final String COLUMNS = "account_id, number, channel, recipient, case_id, kind, communication, detail, at,"
            + " state, attempts, due_at, taker, trouble, words, response, took_millis, finished_at";

    Object[] values() {
        return new Object[] {
            account,
            number,
            channel,
            recipient,
            supportCase,
            kind,
            communication,
            detail,
            at,
            state,
            attempts,
            dueAt,
            taker,
            trouble,
            words,
            response,
            took,
            finishedAt
        };
    }

    void update(Delivery delivery) {
        state = delivery.state().name();
        attempts = delivery.attempts();
        dueAt = delivery.dueAt();
        taker = delivery.taker();
        trouble = delivery.trouble() == null ? null : delivery.trouble().name();
        words = StorableText.storable(delivery.words(), LONGEST_WORDS);
        response = delivery.response();
        took = delivery.took().toMillis();
        finishedAt = delivery.finishedAt();
    }

    Delivery toDelivery() {
        return new Delivery(
                number,
                OutboxRow.noticeOf(account, supportCase, kind, communication, detail, at),
                Channel.valueOf(channel),
                recipient,
                Delivery.State.valueOf(state),
                attempts,
                dueAt,
                taker,
                trouble == null ? null : Delivery.Trouble.valueOf(trouble),
                words,
                response,
                Duration.ofMillis(took),
                finishedAt);
    }
}
