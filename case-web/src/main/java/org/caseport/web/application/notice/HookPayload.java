package org.caseport.web.application.notice;

import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Hook;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;

/** What is posted to a web hook, or why nothing is. */
public sealed interface HookPayload {

    record Ready(Delivery delivery, Hook hook, String secret, SupportCase supportCase) implements HookPayload {

        /** Without the secret, which has no place in a log. */
        @Override
        public String toString() {
            return "notice " + delivery.number() + " for hook " + hook.id();
        }
    }

    record Not(Trouble trouble) implements HookPayload {}
}
