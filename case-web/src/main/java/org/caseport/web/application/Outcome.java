package org.caseport.web.application;

import java.util.Optional;
import java.util.function.Function;

/** The result of a use case that either does what it was asked, or changes nothing and says why. */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {}

    record Refused<T>(Rejection why) implements Outcome<T> {}

    /** The reason, if it was refused. */
    default Optional<Rejection> rejection() {
        return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** The result; if it was refused, throws what the function makes of the reason. */
    default <X extends Exception> T orElseThrow(Function<Rejection, X> error) throws X {
        if (this instanceof Done<T> done) {
            return done.result();
        }
        throw error.apply(((Refused<T>) this).why());
    }
}
