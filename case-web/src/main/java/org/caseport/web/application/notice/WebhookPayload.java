package org.caseport.web.application.notice;

import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.jspecify.annotations.Nullable;

/** The data for a webhook post, or the reason why nothing is posted. */
public sealed interface WebhookPayload {

    /**
     * Everything that a post says.
     *
     * @param supportCase null for a notice about the account itself
     */
    record Ready(
            Delivery delivery,
            Webhook hook,
            String secret,
            @Nullable SupportCase supportCase) implements WebhookPayload {

        /** Leaves the secret out, which must not get into a log. */
        @Override
        public String toString() {
            return "notice " + delivery.number() + " for hook " + hook.id();
        }
    }

    record Skipped(Trouble trouble) implements WebhookPayload {}
}
