package org.caseport.domain.access;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/**
 * Stores the responses to API calls that changed something, for idempotency: a call that is repeated after its response
 * was lost changes nothing twice and gets the same response.
 */
public interface IdempotencyKeys {

    /** The response to this call, if a transaction that has ended stored one. */
    Optional<String> find(Call call);

    /**
     * Reserves the call for this transaction. Returns false when it has a response already; while another transaction
     * has reserved it, waits for the end of that one.
     */
    boolean reserve(Call call, Instant now);

    /** Stores the response to a call that was taken. */
    void storeResponse(Call call, String answer);

    /** Releases a call that changed nothing. */
    void release(Call call);

    /** Deletes responses stored before that instant; returns how many. */
    int deleteBefore(Instant before);

    /**
     * Identifies one call of a program, however often it is sent.
     *
     * @param invocation the idempotency key that the program gives the call
     * @param body the hash of the request's content
     */
    record Call(AccountId account, String accessKey, String operation, String invocation, String body) {}
}
