package org.caseport.web.application.notice;

import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Hook;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;

/** The data for a webhook post, or the reason why nothing is posted. */
public sealed interface HookPayload {

    record Ready(Delivery delivery, Hook hook, String secret, SupportCase supportCase) implements HookPayload {

        /** Leaves the secret out, which must not get into a log. */
        @Override
        public String toString() {
            return "notice " + delivery.number() + " for hook " + hook.id();
        }
    }

    record Not(Trouble trouble) implements HookPayload {}
}
