package org.caseport.domain.call;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A try to call, and what came of it.
 *
 * @param key the idempotency key of its saving: a UUID that the form was drawn with
 * @param number which try of the callback it was, counted from 1; 0 where it does not count
 * @param callBy by when the call was owed
 * @param claimedAt when the agent claimed the call; null where that is not known any more
 * @param content a digest of what was sent with the key, by which a repetition is told from another outcome
 */
public record CallTry(
        CallbackId callback,
        String key,
        int number,
        CallOutcome outcome,
        PersonId agent,
        String agentName,
        Instant callBy,
        @Nullable Instant claimedAt,
        Instant at,
        String content) {}
