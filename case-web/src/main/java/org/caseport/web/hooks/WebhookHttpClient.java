package org.caseport.web.hooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.notice.DeliveryResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends an HTTP POST to an address that {@link Destinations} allows. It follows no redirects, uses no proxy, reads only
 * the head of the response, and keeps to a total time limit, however slow the server is.
 */
@ApplicationScoped
class WebhookHttpClient {

    private static final int GONE = 410;

    private static final Http1Config SHORT_HEADS =
            Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(100).build();

    @Inject
    Destinations destinations;

    @Inject
    @ConfigProperty(name = "caseport.hooks.timeout", defaultValue = "PT10S")
    Duration timeout;

    DeliveryResult post(URI uri, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        request.setHeader("Connection", "close");
        request.setEntity(new ByteArrayEntity(body, null));
        try {
            return whatItMeans(code(request));
        } catch (Destinations.Forbidden e) {
            return new DeliveryResult.Failed(Trouble.FORBIDDEN, String.valueOf(e.getMessage()), 0);
        } catch (IOException e) {
            return new DeliveryResult.RetryLater(Trouble.UNREACHABLE, words(e), 0);
        }
    }

    /** The status code of the response. The connection ends then, or at the time limit, whatever else is sent. */
    private int code(HttpPost request) throws IOException {
        CompletableFuture<Boolean> late =
                new CompletableFuture<Boolean>().completeOnTimeout(true, timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> cancelled = late.thenRun(request::cancel);
        try (CloseableHttpClient http = client()) {
            int code = http.executeOpen(null, request, null).getCode();
            request.cancel();
            return code;
        } catch (IOException e) {
            throw late.isDone() ? new SocketTimeoutException("no answer in time") : e;
        } finally {
            late.complete(false);
            cancelled.join();
        }
    }

    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(destinations)
                        .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(SHORT_HEADS)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(timeout))
                                .build())
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setUserAgent("Caseport")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .build();
    }

    private static DeliveryResult whatItMeans(int code) {
        if (code >= 200 && code < 300) {
            return new DeliveryResult.Delivered(code);
        }
        if ((code >= 300 && code < 400) || code == GONE) {
            return new DeliveryResult.Failed(Trouble.REFUSED, code == GONE ? "" : "redirects are not followed", code);
        }
        return new DeliveryResult.RetryLater(Trouble.NOT_NOW, "", code);
    }

    private static String words(IOException e) {
        String words = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        byte[] visible = words.replaceAll("\\p{Cc}+", " ").getBytes(ISO_8859_1);
        return new String(visible, 0, Math.min(visible.length, 200), ISO_8859_1);
    }
}
