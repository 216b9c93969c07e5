package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.SecretSeal;

/** Collects the data and the secret for a webhook post. */
@ApplicationScoped
@Transactional
public class PreparingWebhooks {

    @Inject
    Webhooks hooks;

    @Inject
    Cases cases;

    @Inject
    SecretSeal seal;

    public WebhookPayload prepare(Delivery delivery) {
        CaseId id = delivery.notice().caseId();
        Optional<Webhook> hook = hooks.find(delivery.account(), delivery.recipient());
        SupportCase supportCase = id == null
                ? null
                : cases.find(Visibility.ofSupport(id.account()), id).orElse(null);
        if (hook.isEmpty() || (id != null && supportCase == null)) {
            return new WebhookPayload.Skipped(Trouble.GONE);
        }
        if (!hook.get().enabled()) {
            return new WebhookPayload.Skipped(Trouble.SWITCHED_OFF);
        }
        String secret = seal.open(hook.get().secret(), hook.get().id())
                .orElseThrow(() -> new IllegalStateException("no key of the operator opens the secret of hook "
                        + hook.get().id()));
        return new WebhookPayload.Ready(delivery, hook.get(), secret, supportCase);
    }
}
