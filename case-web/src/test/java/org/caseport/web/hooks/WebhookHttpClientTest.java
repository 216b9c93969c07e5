package org.caseport.web.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.Injector;
import org.caseport.web.application.notice.DeliveryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHttpClientTest {

    /** For receivers that never answer. */
    private static final Duration SHORT = Duration.ofMillis(800);

    private static final byte[] BODY = "{\"件名\":\"🔥\"}".getBytes(UTF_8);

    @Test
    void what_is_posted_arrives_byte_for_byte_at_the_whole_address() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            heard.add(exchange.getRequestHeaders().getFirst("Host"));
            heard.add(exchange.getRequestHeaders().getFirst("X-Mark"));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();

            DeliveryResult attempt = post().post(
                            URI.create("http://localhost:" + port + "/a%20b?c=d&e=%2F"), Map.of("X-Mark", "m"), BODY);

            assertThat(attempt).isEqualTo(new DeliveryResult.Delivered(202));
            assertThat(heard)
                    .containsExactly("POST /a%20b?c=d&e=%2F", "localhost:" + port, "m", new String(BODY, UTF_8));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, RetryLater",
        "500, RetryLater",
        "503, RetryLater",
        "429, RetryLater",
        "301, Failed",
        "307, Failed",
        "410, Failed"
    })
    void what_is_not_a_yes_is_tried_again_but_a_redirect_is_never_followed(int code, String outcome)
            throws IOException {
        DeliveryResult attempt = answeredBy("HTTP/1.1 " + code + " Words\r\nLocation: http://127.0.0.1:1/\r\n\r\n");

        assertThat(attempt.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void an_interim_answer_is_not_the_answer() throws IOException {
        assertThat(answeredBy("HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
                .isEqualTo(new DeliveryResult.Delivered(204));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "", "HTTP/1.1 100 a\r\n"})
    void an_answer_that_is_none_is_tried_again(String answer) throws IOException {
        DeliveryResult.RetryLater later = (DeliveryResult.RetryLater) answeredBy(answer);

        assertThat(later.trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() throws IOException {
        String endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n";

        assertThat(answered(post(), out -> {
                    out.write(endless.getBytes(UTF_8));
                    while (true) {
                        out.write(BODY);
                    }
                }))
                .isEqualTo(new DeliveryResult.Delivered(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX: "})
    void an_endless_head_is_no_answer(String before) throws IOException {
        assertThat(answered(post(), out -> {
                    out.write(before.getBytes(UTF_8));
                    while (true) {
                        out.write('x');
                    }
                }))
                .isInstanceOf(DeliveryResult.RetryLater.class);
    }

    @Test
    void a_receiver_that_is_silent_or_drips_takes_no_longer_than_it_may() throws IOException {
        long started = System.nanoTime();
        assertThat(answered(post(SHORT), out -> {
                    for (int i = 0; i < 1_000; i++) {
                        out.write('x');
                        out.flush();
                        new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                    }
                }))
                .isInstanceOf(DeliveryResult.RetryLater.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"})
    void a_forbidden_address_is_refused_before_a_word_is_said(String host) throws IOException {
        try (ServerSocket ours = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            WebhookHttpClient post = post(Duration.ofMinutes(1), "");

            DeliveryResult attempt =
                    post.post(URI.create("http://" + host + ":" + ours.getLocalPort() + "/admin"), Map.of(), BODY);

            assertThat(((DeliveryResult.Failed) attempt).trouble()).isEqualTo(Trouble.FORBIDDEN);
        }
    }

    @Test
    void a_receiver_without_a_proper_certificate_gets_nothing() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DeliveryResult attempt =
                    post(SHORT).post(URI.create("https://localhost:" + plain.getLocalPort() + "/"), Map.of(), BODY);

            assertThat(((DeliveryResult.RetryLater) attempt).trouble()).isEqualTo(Trouble.UNREACHABLE);
        }
    }

    private static DeliveryResult answeredBy(String answer) throws IOException {
        return answered(post(), out -> out.write(answer.getBytes(UTF_8)));
    }

    private static DeliveryResult answered(WebhookHttpClient post, Saying saying) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread receiver = new Thread(() -> {
                try (Socket client = server.accept()) {
                    byte[] request = new byte[4_096];
                    if (client.getInputStream().read(request) > 0) {
                        saying.to(client.getOutputStream());
                        client.getOutputStream().flush();
                        client.shutdownOutput();
                        client.getInputStream().readAllBytes();
                    }
                } catch (IOException | InterruptedException ended) {
                    // The portal has hung up.
                }
            });
            receiver.setDaemon(true);
            receiver.start();
            return post.post(URI.create("http://localhost:" + server.getLocalPort() + "/"), Map.of(), BODY);
        }
    }

    private static WebhookHttpClient post() {
        return post(Duration.ofMinutes(1));
    }

    private static WebhookHttpClient post(Duration timeout) {
        return post(timeout, "localhost");
    }

    private static WebhookHttpClient post(Duration timeout, String allowed) {
        return new Injector()
                .with(DestinationsTest.destinations(allowed))
                .setting("caseport.hooks.timeout", timeout)
                .start(new WebhookHttpClient());
    }

    private interface Saying {
        void to(OutputStream out) throws IOException, InterruptedException;
    }
}
