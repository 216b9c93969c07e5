package org.caseport.web.application.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseport.domain.access.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of programs idempotent. The effect of a call and its response are stored in one transaction, so that
 * repeating a call after a lost response, on any server, returns the same response and changes nothing.
 */
@ApplicationScoped
@Transactional
public class IdempotentCalls {

    /** How long a response is kept. Source: the Support API's promise. */
    public static final Duration KEPT = Duration.ofHours(24);

    @Inject
    IdempotencyKeys idempotencyKeys;

    @Inject
    Clock clock;

    /**
     * The response to this call: the stored one, or that of the act, which is then stored if it changed something.
     *
     * @param call null for a call without an idempotency key
     */
    public Answer answer(IdempotencyKeys.@Nullable Call call, Supplier<Answer> act) {
        if (call == null) {
            return act.get();
        }
        if (!idempotencyKeys.reserve(call, clock.instant())) {
            Optional<String> given = idempotencyKeys.find(call);
            return new Answer(
                    given.orElseThrow(
                            () -> new IllegalStateException("an answer was forgotten while it was asked for")),
                    true);
        }
        Answer answer = act.get();
        if (answer.changed()) {
            idempotencyKeys.storeResponse(call, answer.text());
        } else {
            idempotencyKeys.release(call);
        }
        return answer;
    }

    /**
     * Performs the act and rolls it back, for a dry run.
     *
     * @throws Rehearsed always, which rolls the transaction back
     */
    public void dryRun(Supplier<Answer> act) {
        throw new Rehearsed(act.get());
    }

    /** The response to a call, and whether the call changed anything. */
    public record Answer(String text, boolean changed) {}

    /** Ends a dry run and rolls back everything that it did. */
    public static final class Rehearsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Rehearsed(Answer answer) {
            super("rehearsed", null, false, false);
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }
}
