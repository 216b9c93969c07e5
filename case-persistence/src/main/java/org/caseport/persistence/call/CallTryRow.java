package org.caseport.persistence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.CallbackId;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a try to call. It never changes. */
@Entity
@Table(name = "callback_try")
@IdClass(CallKey.class)
@NullUnmarked
class CallTryRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "callback_id")
    String callback;

    @Id
    @Column(name = "try_key")
    String key;

    int number;
    String outcome;

    @Column(name = "agent_id")
    String agent;

    @Column(name = "agent_name")
    String agentName;

    @Column(name = "call_by")
    Instant callBy;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column(name = "made_at")
    Instant at;

    String content;

    static CallTryRow of(AccountId account, CallTry made) {
        CallTryRow row = new CallTryRow();
        row.account = account.digits();
        row.callback = made.callback().value();
        row.key = made.key();
        row.number = made.number();
        row.outcome = made.outcome().code();
        row.agent = made.agent().value();
        row.agentName = StorableText.storable(made.agentName());
        row.callBy = made.callBy();
        row.claimedAt = made.claimedAt();
        row.at = made.at();
        row.content = made.content();
        return row;
    }

    CallTry toTry() {
        return new CallTry(
                new CallbackId(callback),
                key,
                number,
                EnumCodes.callOutcome(outcome),
                new PersonId(agent),
                agentName,
                callBy,
                claimedAt,
                at,
                content);
    }
}
