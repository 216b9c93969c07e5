package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a socket tells, and above all whom it tells nothing. */
@InBrowser
class LiveIT {

    private static final String MEMBER = "enterprise@demo.example";
    private static final String STRANGER = "onramp@demo.example";
    private static final String AGENT = "agent@demo.example";

    private final List<Ear> ears = new ArrayList<>();

    @AfterEach
    void hang_up() {
        ears.forEach(ear -> ear.socket.abort());
    }

    @Test
    void a_reply_is_told_by_its_topic_alone(Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        Ear member = ear(portal, MEMBER);
        member.listenTo("case:" + id, "account");
        Ear agent = ear(portal, AGENT);
        agent.listenTo("case:" + id, "queue");

        long begun = System.nanoTime();
        Programs.reply(portal, id, "secret words");
        String told = member.next();

        System.out.printf(
                "live update: %d bytes after %d ms%n", told.length(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(told).doesNotContain("secret words").hasSizeLessThan(120);
        assertThat(JsonParser.parseString(told).getAsJsonObject().keySet()).contains("case:" + id);
        assertThat(agent.next()).contains("case:" + id);
    }

    @Test
    void another_account_hears_as_much_of_a_case_as_of_one_that_does_not_exist(Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        Ear stranger = ear(portal, STRANGER);
        stranger.say("{\"case:" + id + "\":\"\",\"queue\":\"\",\"presence:" + id
                + "\":\"\",\"case:case-210987654321-muen-2026-0000000000000000\":\"\"}");
        Ear member = ear(portal, MEMBER);
        member.listenTo("case:" + id);

        Programs.reply(portal, id, "secret words");
        member.next();
        Programs.reply(portal, id, "secret words");
        member.next();

        assertThat(stranger.heard).containsOnly("{}");
        assertThat(Caller.signedIn(portal, STRANGER)
                        .get("/data/live?topic=case:" + id + "&topic=queue")
                        .body())
                .isEqualTo("{}");
        assertThat(Caller.signedIn(portal, MEMBER)
                        .get("/data/live?topic=case:" + id)
                        .body())
                .contains(id);
    }

    @Test
    void strangers_and_other_sites_get_no_socket(Portal portal) {
        assertThatThrownBy(() -> open(portal, "", portal.url("").toString()))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(401));
        assertThatThrownBy(() -> open(portal, Caller.signedIn(portal, MEMBER).cookie(), "https://evil.example"))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void a_sign_out_ends_the_sockets_of_that_browser(Portal portal) throws Exception {
        Caller leaving = Caller.signedInAnew(portal, MEMBER);
        Ear ear = open(portal, leaving.cookie(), portal.url("").toString());
        ear.listenTo("account");

        leaving.post("/sign-out", BodyPublishers.noBody());

        assertThat(ear.code.get(60, TimeUnit.SECONDS)).isEqualTo(4401);
    }

    @Test
    void nonsense_and_too_long_a_message_end_a_socket(Portal portal) throws Exception {
        Ear nonsense = ear(portal, STRANGER);
        nonsense.say("nonsense");
        Ear endless = ear(portal, STRANGER);
        endless.say("{\"account\":\"" + "x".repeat(5000) + "\"}");

        assertThat(nonsense.code.get(60, TimeUnit.SECONDS)).isEqualTo(4400);
        assertThat(endless.code.get(60, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void agents_see_one_another_at_a_case_and_members_don_t(Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        Caller first = Caller.signedIn(portal, AGENT);
        Caller second = Caller.signedIn(portal, "agent2@demo.example");
        Ear watching = ear(portal, AGENT);
        watching.listenTo("presence:" + id);

        assertThat(first.post("/data/live/attendance/" + id + "?writing=false&news=true", BodyPublishers.noBody())
                        .body())
                .isEqualTo("[]");
        watching.next();
        assertThat(second.post("/data/live/attendance/" + id + "?writing=true&news=true", BodyPublishers.noBody())
                        .body())
                .contains("\"writing\":false");
        watching.next();
        assertThat(first.post("/data/live/attendance/" + id + "?writing=false&news=false", BodyPublishers.noBody())
                        .body())
                .contains("\"writing\":true");
        assertThat(Caller.signedIn(portal, MEMBER)
                        .post("/data/live/attendance/" + id + "?writing=true", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(403);
    }

    private Ear ear(Portal portal, String email) {
        return open(
                portal, Caller.signedIn(portal, email).cookie(), portal.url("").toString());
    }

    private Ear open(Portal portal, String cookie, String origin) {
        Ear ear = new Ear();
        ear.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", origin)
                .buildAsync(java.net.URI.create("ws://localhost:" + portal.port() + "/live"), ear)
                .join();
        ears.add(ear);
        return ear;
    }

    private static final class Ear implements WebSocket.Listener {

        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> code = new CompletableFuture<>();
        WebSocket socket;

        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** Listens, and waits until the server has told where these topics stand. */
        void listenTo(String... topics) throws Exception {
            say("{\"" + String.join("\":\"\",\"", topics) + "\":\"\"}");
            next();
        }

        /** What is told next, words that only ask who is there left out. */
        String next() throws Exception {
            String text;
            do {
                text = heard.poll(60, TimeUnit.SECONDS);
            } while ("{}".equals(text));
            assertThat(text).as("what the socket tells").isNotNull();
            return text;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heard.add(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            code.complete(status);
            return null;
        }
    }
}
