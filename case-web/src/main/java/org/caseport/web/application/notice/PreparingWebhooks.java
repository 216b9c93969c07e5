package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.CasesOfNotices;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/** Collects the data and the secret for a webhook post. */
@ApplicationScoped
@Transactional
public class PreparingWebhooks {

    @Inject
    Webhooks hooks;

    @Inject
    CasesOfNotices cases;

    @Inject
    SecretSeal seal;

    /** What each of these posts says, in their order, read together. */
    public List<WebhookPayload> prepare(List<Delivery> posts) {
        Map<String, Webhook> known =
                hooks.of(posts.stream().map(Delivery::account).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(hook -> hook.account() + " " + hook.id(), Function.identity()));
        Map<CaseId, SupportCase> about = cases
                .findAll(posts.stream()
                        .map(post -> post.notice().caseId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(SupportCase::id, Function.identity()));
        return posts.stream()
                .map(post -> {
                    CaseId id = post.notice().caseId();
                    return prepare(
                            post,
                            known.get(post.account() + " " + post.recipient()),
                            id == null ? null : about.get(id));
                })
                .toList();
    }

    private WebhookPayload prepare(Delivery delivery, @Nullable Webhook hook, @Nullable SupportCase supportCase) {
        if (hook == null || (delivery.notice().caseId() != null && supportCase == null)) {
            return new WebhookPayload.Skipped(Trouble.GONE);
        }
        if (!hook.enabled()) {
            return new WebhookPayload.Skipped(Trouble.SWITCHED_OFF);
        }
        String secret = seal.open(hook.secret(), hook.id())
                .orElseThrow(() ->
                        new IllegalStateException("no key of the operator opens the secret of hook " + hook.id()));
        return new WebhookPayload.Ready(delivery, hook, secret, supportCase);
    }
}
