package org.caseport.web.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Wire wire;

    @BeforeEach
    void lay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.length);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
        wire = Wire.to(server.getAddress().getPort());
    }

    @AfterEach
    void takeAway() {
        wire.close();
        server.stop(0);
    }

    @Test
    void a_whole_wire_carries_request_and_answer() throws Exception {
        assertThat(post("/any", 100_000)).isEqualTo("ok");

        assertThat(arrived).containsExactly("POST /any 100000");
    }

    @Test
    void a_lost_answer_was_worked_on_and_the_next_one_arrives() throws Exception {
        var loss = wire.loseAnswerTo("POST /submit");

        assertThatThrownBy(() -> post("/submit", 10)).isInstanceOf(IOException.class);

        assertThat(loss.await(Duration.ofMinutes(1))).isTrue();
        assertThat(arrived).containsExactly("POST /submit 10");
        assertThat(post("/submit", 11)).isEqualTo("ok");
    }

    @Test
    void an_answer_may_be_lost_only_on_a_connection_that_carried_something_else_before() throws Exception {
        HttpClient keepsItsConnection = client();
        wire.loseAnswerTo("POST /first", "POST /second");

        assertThat(post("/second", 1)).isEqualTo("ok");
        assertThat(post(keepsItsConnection, "/first", 1)).isEqualTo("ok");
        assertThatThrownBy(() -> post(keepsItsConnection, "/second", 2)).isInstanceOf(IOException.class);

        assertThat(arrived).containsExactly("POST /second 1", "POST /first 1", "POST /second 2");
    }

    @Test
    void a_request_that_breaks_off_never_arrives_whole() throws Exception {
        var breakdown = wire.breakOff("POST /upload", 50_000);

        assertThatThrownBy(() -> post("/upload", 200_000)).isInstanceOf(IOException.class);

        assertThat(breakdown.await(Duration.ofMinutes(1))).isTrue();
        assertThat(arrived).isEmpty();
    }

    @Test
    void a_cut_wire_refuses_until_it_is_mended() throws Exception {
        wire.cut();

        assertThatThrownBy(() -> post("/any", 1)).isInstanceOf(IOException.class);

        wire.mend();

        assertThat(post("/any", 2)).isEqualTo("ok");
    }

    private String post(String path, int bytes) throws IOException, InterruptedException {
        return post(client(), path, bytes);
    }

    private String post(HttpClient client, String path, int bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + wire.port() + path))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
