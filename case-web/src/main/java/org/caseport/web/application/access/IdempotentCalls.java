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
 * Lets a program's call have its effect once. What it changes and what it is answered are stored by one transaction, so
 * a call repeated after a lost answer, on whatever server, hears the answer and changes nothing.
 */
@ApplicationScoped
@Transactional
public class IdempotentCalls {

    /** How long an answer is remembered. Source: the Support API's promise. */
    public static final Duration KEPT = Duration.ofHours(24);

    @Inject
    IdempotencyKeys answers;

    @Inject
    Clock clock;

    /**
     * The answer to this call: the one given before, or that of the act, which is then remembered if it changed
     * something.
     *
     * @param call null for a call that can't be told from another like it
     */
    public Answer answer(IdempotencyKeys.@Nullable Call call, Supplier<Answer> act) {
        if (call == null) {
            return act.get();
        }
        if (!answers.take(call, clock.instant())) {
            Optional<String> given = answers.find(call);
            return new Answer(
                    given.orElseThrow(
                            () -> new IllegalStateException("an answer was forgotten while it was asked for")),
                    true);
        }
        Answer answer = act.get();
        if (answer.changed()) {
            answers.keep(call, answer.text());
        } else {
            answers.giveBack(call);
        }
        return answer;
    }

    /**
     * Does everything that the act does and takes it back.
     *
     * @throws Rehearsed always, since that is what rolls the transaction back
     */
    public void rehearse(Supplier<Answer> act) {
        throw new Rehearsed(act.get());
    }

    /** What a call is answered, and whether it changed anything. */
    public record Answer(String text, boolean changed) {}

    /** Ends a rehearsal; with it goes everything that was done. */
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
