package org.caseport.domain.access;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/**
 * What was answered to calls that changed something, so that a call repeated after a lost answer changes nothing twice
 * and hears the same.
 */
public interface IdempotencyKeys {

    /** What was answered to this call, by a transaction that has ended. */
    Optional<String> find(Call call);

    /**
     * Takes the call for this transaction. False when it was answered already; while another transaction is at it,
     * waits for its end.
     */
    boolean take(Call call, Instant now);

    /** Keeps the answer of a call that was taken. */
    void keep(Call call, String answer);

    /** Gives a call back that changed nothing. */
    void giveBack(Call call);

    /** Forgets what was answered before that instant. */
    int forgetBefore(Instant before);

    /**
     * One call of a program, the same however often it is sent.
     *
     * @param invocation what the program calls it
     * @param body the hash of what it sends
     */
    record Call(AccountId account, String accessKey, String operation, String invocation, String body) {}
}
