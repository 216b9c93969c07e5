package org.caseport.web.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Client of Asterisk's REST interface. A request is sent once, on a connection of its own, within a total time limit,
 * and no redirect is followed: what is not answered is never repeated, since a telephone would ring twice. Addresses
 * hold numbers of customers, so that none is logged.
 */
@ApplicationScoped
class AriClient {

    private static final Logger LOG = Logger.getLogger(AriClient.class.getName());

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    @Inject
    AriSettings settings;

    Duration timeout = Duration.ofSeconds(10);

    private final HttpClient sockets = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What is known after a request. */
    enum Answer {
        /** It was done, now or by the same request before. */
        DONE,
        /** It was not done, and will not be. */
        REFUSED,
        /** It failed at the telephone system, or at something before it: most likely it was not done. */
        FAILED,
        /** It may have been done, or may still be. */
        IN_DOUBT
    }

    Answer post(String path, Map<String, String> query) {
        return send(new HttpPost(address(path, query)));
    }

    Answer delete(String path) {
        return send(new HttpDelete(address(path, Map.of())));
    }

    /** Listens to the events of an application; empty if that is not possible. */
    Optional<WebSocket> listen(String application, WebSocket.Listener listener) {
        URI address = address("/events", Map.of("app", application));
        // As in ws://host/ari/events: only the scheme is another.
        URI events = URI.create(address.toString().replaceFirst("^http", "ws"));
        CompletableFuture<WebSocket> opening = sockets.newWebSocketBuilder()
                .header("Authorization", settings.authorization())
                .connectTimeout(timeout)
                .buildAsync(events, listener)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Optional.of(opening.join());
        } catch (CompletionException e) {
            String why = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
            LOG.log(Level.WARNING, () -> "the telephone system tells no events: " + why);
            return Optional.empty();
        }
    }

    private URI address(String path, Map<String, String> query) {
        try {
            URIBuilder address = new URIBuilder(settings.base() + path);
            query.forEach(address::addParameter);
            return address.build();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("caseport.phone.ari.url is no address", e);
        }
    }

    private Answer send(HttpUriRequestBase request) {
        request.setHeader("Authorization", settings.authorization());
        request.setHeader("Connection", "close");
        CompletableFuture<Boolean> late =
                new CompletableFuture<Boolean>().completeOnTimeout(true, timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> cancelled = late.thenRun(request::cancel);
        try (CloseableHttpClient http = client()) {
            int code = http.executeOpen(null, request, null).getCode();
            request.cancel();
            Answer answer = answer(code);
            if (answer != Answer.DONE && request instanceof HttpPost) {
                LOG.log(Level.WARNING, () -> "the telephone system answered with " + code);
            }
            return answer;
        } catch (ConnectException | UnknownHostException | ConnectTimeoutException e) {
            return failed(Answer.REFUSED, e);
        } catch (IOException e) {
            return failed(Answer.IN_DOUBT, e);
        } finally {
            late.complete(false);
            cancelled.join();
        }
    }

    private static Answer failed(Answer answer, IOException e) {
        LOG.log(
                Level.WARNING,
                () -> "the telephone system did not answer: " + e.getClass().getSimpleName());
        return answer;
    }

    /** A channel that exists already was made by the same request before; one that is gone needs no end. */
    private static Answer answer(int code) {
        if ((code >= 200 && code < 300) || code == CONFLICT) {
            return Answer.DONE;
        }
        if (code >= 500) {
            return Answer.FAILED;
        }
        boolean declined = code >= 300 && code != REQUEST_TIMEOUT && code != TOO_MANY;
        return declined ? Answer.REFUSED : Answer.IN_DOUBT;
    }

    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(timeout.dividedBy(2)))
                                .build())
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setUserAgent("Caseport")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }
}
