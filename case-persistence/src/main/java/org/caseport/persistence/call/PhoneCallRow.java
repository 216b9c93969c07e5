package org.caseport.persistence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.PhoneCall;
import org.caseport.persistence.column.EnumCodes;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a call that the telephone system was asked to place. */
@Entity
@Table(name = "phone_call")
@IdClass(PhoneCallKey.class)
@NullUnmarked
class PhoneCallRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "callback_id")
    String callback;

    @Id
    int number;

    @Column(name = "agent_id")
    String agent;

    String state;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "seen_at")
    Instant seenAt;

    void update(PhoneCall call) {
        agent = call.agent().value();
        state = call.state().code();
        placedAt = call.placedAt();
        answeredAt = call.answeredAt();
        changedAt = call.changedAt();
        seenAt = call.seenAt();
    }

    PhoneCall toCall() {
        return new PhoneCall(
                new CallbackId(callback),
                number,
                new PersonId(agent),
                EnumCodes.phoneCallState(state),
                placedAt,
                answeredAt,
                changedAt,
                seenAt);
    }
}
