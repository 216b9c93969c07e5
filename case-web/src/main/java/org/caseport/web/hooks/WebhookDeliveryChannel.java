package org.caseport.web.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.web.application.notice.DeliveryChannel;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.application.notice.PreparingWebhooks;
import org.caseport.web.application.notice.WebhookPayload;

/** Posts events to webhooks, each signed with the hook's secret and the time of the attempt. */
@ApplicationScoped
class WebhookDeliveryChannel implements DeliveryChannel {

    @Inject
    PreparingWebhooks preparing;

    @Inject
    WebhookEventWriter events;

    @Inject
    WebhookHttpClient httpClient;

    @Inject
    Clock clock;

    @Override
    public Channel channel() {
        return Channel.HOOK;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public List<Supplier<DeliveryResult>> prepare(List<Delivery> deliveries) {
        List<WebhookPayload> payloads = preparing.prepare(deliveries);
        return IntStream.range(0, deliveries.size())
                .<Supplier<DeliveryResult>>mapToObj(i -> () -> deliver(deliveries.get(i), payloads.get(i)))
                .toList();
    }

    private DeliveryResult deliver(Delivery delivery, WebhookPayload posting) {
        if (posting instanceof WebhookPayload.Ready ready) {
            byte[] body = events.write(ready);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", WebhookEventWriter.typeOf(ready.hook()));
            headers.put("Caseport-Event-Id", WebhookEventWriter.idOf(delivery));
            headers.put("Caseport-Signature", signature(clock.instant().getEpochSecond(), body, ready.secret()));
            return httpClient.post(URI.create(ready.hook().url()), headers, body);
        }
        return new DeliveryResult.Failed(((WebhookPayload.Skipped) posting).trouble(), "", 0);
    }

    /** The signature over time and body, so that an old event can't be replayed later. */
    static String signature(long seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
