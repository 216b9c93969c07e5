package org.caseport.web.journey.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.jspecify.annotations.Nullable;

/** Sends what a row of the access table says, as one of its visitors. */
public final class Walk {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static final String CLOSED = "closed ";
    private static final int MOST_REOPENED = 3;
    private static final String UNHEARD = "no answer";

    private final Portal portal;

    public Walk(Portal portal) {
        this.portal = portal;
    }

    /**
     * Sends a row.
     *
     * @param address with its things filled in
     * @param sends likewise
     * @param headers further ones, such as that another site is asking
     */
    public Got send(Row row, Visitor visitor, String address, String sends, Map<String, String> headers) {
        if (row.method().equals("SOCKET")) {
            Got got = listen(visitor, address);
            // Payara now and then gives a socket to nobody; a page connects again, too.
            return got.body().equals(UNHEARD) ? listen(visitor, address) : got;
        }
        if (row.method().equals("CALL")) {
            return call(visitor, address, sends);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.url("/") + address.substring(1)))
                .header("Accept-Language", "en")
                .method(row.method(), body(row, sends));
        if (visitor != Visitor.NOBODY) {
            request.header("Cookie", cookie(row, visitor, headers.isEmpty()));
        }
        if (sends.startsWith("{")) {
            request.header("Content-Type", "application/json");
        } else if (sends.equals("bytes")) {
            request.header("Content-Type", "application/octet-stream");
        } else if (row.changes()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (row.address().equals("/metrics")) {
            // This computer itself may see them, whoever asks.
            request.header("Via", "1.1 proxy");
        }
        headers.forEach(request::header);
        return get(request.build());
    }

    /** Who leaves must not leave for all tests; another site that asks for it gets nowhere. */
    private String cookie(Row row, Visitor visitor, boolean ours) {
        return ours && row.address().equals("/sign-out") && row.changes()
                ? Caller.signedInAnew(portal, visitor.email).cookie()
                : Caller.signedIn(portal, visitor.email).cookie();
    }

    private static BodyPublisher body(Row row, String sends) {
        if (sends.equals("bytes")) {
            return BodyPublishers.ofByteArray(Things.bytes());
        }
        if (sends.isEmpty() || sends.startsWith("{")) {
            return BodyPublishers.ofString(sends);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(sends.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.put(field[0], field[1]));
        if (!row.does().isEmpty() || sends.equals("view=")) {
            fields.put("jakarta.faces.ViewState", "stateless");
        }
        return Caller.form(fields);
    }

    public static Got get(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Got(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Got call(Visitor visitor, String operation, String body) {
        if (visitor == Visitor.NOBODY) {
            return get(HttpRequest.newBuilder(portal.url("/support-api/"))
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "AWSSupport_20130415." + operation)
                    .POST(BodyPublishers.ofString(body))
                    .build());
        }
        String key = visitor == Visitor.MEMBER ? Things.KEY : "CPDEMOENTERPRISE0001";
        SignedCall.Reply reply = call(portal, key, operation, body);
        return new Got(reply.status(), reply.headers(), reply.body());
    }

    public static SignedCall.Reply call(Portal portal, String key, String operation, String body) {
        try {
            return new SignedCall(portal.url("/support-api/"), key, operation, body).send();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /**
     * Listens to a topic; the server answers each page at once, be it with nothing. Now and then the container closes a
     * socket in good order before anything was said on it; pages open it again then, and so does this.
     */
    private Got listen(Visitor visitor, String topic) {
        Got got = listenOnce(visitor, topic);
        for (int again = 0; again < MOST_REOPENED && got.body().equals(CLOSED + "1000"); again++) {
            got = listenOnce(visitor, topic);
        }
        return got;
    }

    private Got listenOnce(Visitor visitor, String topic) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket.Builder builder =
                HTTP.newWebSocketBuilder().header("Origin", portal.url("").toString());
        if (visitor != Visitor.NOBODY) {
            builder.header("Cookie", Caller.signedIn(portal, visitor.email).cookie());
        }
        WebSocket socket;
        try {
            socket = builder.buildAsync(
                            URI.create("ws://localhost:" + portal.port() + "/live"), new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                    heard.add(text.toString());
                                    from.request(1);
                                    return null;
                                }

                                @Override
                                public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                                    heard.add(CLOSED + code);
                                    return null;
                                }
                            })
                    .join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                HttpResponse<?> answer = handshake.getResponse();
                return new Got(answer.statusCode(), answer.headers().map(), "");
            }
            throw refused;
        }
        try {
            socket.sendText("{\"" + topic + "\":\"\"}", true).join();
            String answer = heard.poll(30, TimeUnit.SECONDS);
            // The word that every socket gets now and then may come just before the answer.
            String next = "{}".equals(answer) ? heard.poll(250, TimeUnit.MILLISECONDS) : null;
            return new Got(101, Map.of(), inWords(next == null ? answer : next, topic));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            socket.abort();
        }
    }

    private static String inWords(@Nullable String answer, String topic) {
        if (answer == null) {
            return UNHEARD;
        }
        String begins = '"' + topic + "\":\"";
        int at = answer.indexOf(begins);
        return answer.equals("{}")
                ? "silence"
                : at < 0
                        ? answer
                        : "told " + answer.substring(at + begins.length()).replaceFirst("\".*", "");
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for an answer", interrupted);
    }

    /** An answer. */
    public record Got(int status, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(name))
                    .map(one -> String.join(", ", one.getValue()))
                    .findFirst()
                    .orElse("");
        }

        /** Where it leads, without the portal's own name. */
        public String location() {
            return header("Location").replaceFirst("^https?://[^/]+", "");
        }

        /** How the table tells it. */
        public String told() {
            String says = location().isEmpty() ? body : location();
            return status == 101 ? body : status + " " + says.substring(0, Math.min(says.length(), 300));
        }

        /** All of it but what is new each time, such as what is due by now. */
        public String lasting() {
            Map<String, String> kept = new TreeMap<>();
            headers.forEach((name, values) -> kept.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            List.of("date", "x-amzn-requestid", "x-request-id", "etag", "last-modified", "connection")
                    .forEach(kept::remove);
            return (status + "\n" + kept + "\n" + body)
                    .replaceAll("data-ends-in=\"[0-9]+\"", "data-ends-in")
                    .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "…")
                    .replaceAll("\\b[0-9a-f]{32}\\b", "…")
                    .replaceAll("\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "…")
                    .replaceAll("[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}( 20[0-9]{2})?, [0-9]{2}:[0-9]{2}", "…")
                    .replaceAll("http://localhost:[0-9]+", "")
                    .replaceAll("nonce([-=]\"?)[A-Za-z0-9+/]{24}", "nonce$1")
                    .replaceAll("(ViewState[^>]* value=\")[A-Za-z0-9+/=]{40,}", "$1");
        }
    }
}
