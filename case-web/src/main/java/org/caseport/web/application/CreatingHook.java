package org.caseport.web.application;

import org.caseport.domain.hook.Hook;

/** What came of asking for a web hook, or for another secret of one. */
public sealed interface CreatingHook {

    /** The only moment at which anybody sees the secret. */
    record Created(Hook hook, String secret) implements CreatingHook {

        /** Without the secret, which has no place in a log. */
        @Override
        public String toString() {
            return "created hook " + hook.id();
        }
    }

    /** It is no address of a web server. */
    record BadUrl(int longest) implements CreatingHook {}

    /** The account has as many as there may be. */
    record TooMany(int most) implements CreatingHook {}

    /** There is no such account, or no such hook. */
    record Gone() implements CreatingHook {}

    /** The operator has set no key to seal secrets with. */
    record NotSetUp() implements CreatingHook {}
}
