package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.ChatCaller;
import org.caseport.web.journey.stage.ChatCaller.Entry;
import org.caseport.web.journey.stage.ChatTalk;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A chat from both sides over HTTP: what each side reads, the transcript and the API must say the same. */
class ChatLedgerIT {

    private static final String KEY = Things.KEY;

    private static Portal portal;

    private final Caller bea = Caller.signedIn(portal, "business@demo.example");
    private final Caller kim = Caller.signedIn(portal, "agent@demo.example");
    private final String supportCase = bea.openCase(Filled.technical(Filled.subject("Ledger")));
    private final String chat = ChatCaller.start(bea, supportCase);
    private final ChatCaller member = ChatCaller.member(bea, chat);
    private final ChatCaller agent = ChatCaller.agent(kim, chat);

    @BeforeAll
    static void start() {
        portal =
                Portal.named("chats").with("caseport.quota.cases.per.hour", "0").start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @AfterEach
    void end_what_was_begun() {
        ChatCaller.endAll(bea);
    }

    @Test
    void three_messages_each_way_are_read_alike_by_both_sides_the_transcript_and_programs() {
        agent.take();
        List<String> said = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            UUID key = UUID.randomUUID();
            int number = member.say(key, "Question " + i + " 🥨");
            assertThat(member.put(key, "Question " + i + " 🥨").statusCode()).isEqualTo(200);
            assertThat(member.say(key, "Question " + i + " 🥨")).isEqualTo(number);
            assertThat(agent.say("Answer " + i + " 日本語")).isEqualTo(number + 1);
            said.add("Question " + i + " 🥨");
            said.add("Answer " + i + " 日本語");
        }
        assertThat(agent.post("end").statusCode()).isEqualTo(204);

        List<Entry> theirs = member.entries();
        assertThat(messages(theirs)).containsExactlyElementsOf(said);
        assertThat(messages(agent.entries())).containsExactlyElementsOf(said);
        assertThat(theirs.stream().map(Entry::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, theirs.size()).boxed().toList());
        assertThat(theirs.get(0).kind()).isEqualTo("joined");
        assertThat(theirs.get(theirs.size() - 1).kind()).isEqualTo("ended");
        assertThat(transcriptOf(supportCase)).containsSubsequence(said.toArray(String[]::new));
        assertThat(bea.get("/cases/case?id=" + supportCase).body()).contains("Answer 3 日本語");
        assertThat(member.put(UUID.randomUUID(), "Too late").statusCode()).isEqualTo(409);
        assertThat(ChatCaller.start(bea, supportCase)).isNotEqualTo(chat);
    }

    @Test
    void the_key_of_another_person_or_text_is_refused_and_tells_nothing() {
        agent.take();
        UUID key = UUID.randomUUID();
        member.say(key, "First");

        HttpResponse<String> other = agent.put(key, "First");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"key-taken\"").doesNotContain("First");
        assertThat(member.put(key, "Second").statusCode()).isEqualTo(409);
        assertThat(messages(member.entries())).containsExactly("First");
    }

    @Test
    void a_flood_is_answered_429_and_nothing_of_it_is_lost() {
        for (int i = 0; i < 30; i++) {
            assertThat(member.put(UUID.randomUUID(), "m" + i).statusCode()).isEqualTo(201);
        }
        HttpResponse<String> refused = member.put(UUID.randomUUID(), "one more");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(messages(member.entries())).hasSize(30);
    }

    @Test
    void an_answer_cut_at_any_of_its_bytes_leaves_one_message() {
        agent.take();
        int whole = Integer.MAX_VALUE;
        List<String> said = new ArrayList<>();
        for (int bytes : new int[] {0, 1, 9, 20, 60, 120, 200, 280}) {
            UUID key = UUID.randomUUID();
            String text = "cut after " + bytes;
            member.putAndCut(key, text, whole, bytes);

            int number = member.say(key, text);

            assertThat(member.say(key, text)).isEqualTo(number);
            said.add(text);
        }
        assertThat(messages(member.entries())).containsExactlyElementsOf(said);
        assertThat(messages(agent.entries())).containsExactlyElementsOf(said);
    }

    @Test
    void of_a_message_cut_on_its_way_nothing_is_stored_until_it_comes_whole() {
        UUID key = UUID.randomUUID();
        member.putAndCut(key, "The second half is lost", 12, 0);
        assertThat(messages(member.entries())).isEmpty();

        member.say(key, "The second half is lost");

        assertThat(messages(member.entries())).containsExactly("The second half is lost");
    }

    @Test
    void after_the_sign_in_has_ended_the_same_message_is_sent_once_with_a_new_one() {
        Caller once = Caller.signedInAnew(portal, "business@demo.example");
        UUID key = UUID.randomUUID();
        ChatCaller before = ChatCaller.member(once, chat);
        int number = before.say(key, "Sent before");
        once.post("/sign-out", Caller.form(Map.of()));

        assertThat(before.put(key, "Sent before").statusCode()).isEqualTo(401);
        assertThat(before.put(UUID.randomUUID(), "Not stored").statusCode()).isEqualTo(401);
        ChatCaller again = ChatCaller.member(Caller.signedInAnew(portal, "business@demo.example"), chat);

        assertThat(again.say(key, "Sent before")).isEqualTo(number);
        assertThat(messages(member.entries())).containsExactly("Sent before");
    }

    @Test
    void what_an_agent_has_not_sent_is_read_by_nobody_else() {
        agent.take();
        assertThat(agent.keepDraft("Half a sen").statusCode()).isEqualTo(204);

        ChatCaller other = ChatCaller.agent(Caller.signedIn(portal, "supervisor@demo.example"), chat);
        assertThat(other.keepDraft("Mine").statusCode()).isEqualTo(404);
        assertThat(member.after(0).toString()).doesNotContain("Half a sen");
        assertThat(other.after(0).toString()).doesNotContain("Half a sen");
        assertThat(kim.get("/workspace/chats?id=" + chat).body()).contains("Half a sen");
        assertThat(Caller.signedIn(portal, "supervisor@demo.example")
                        .get("/workspace/chats?id=" + chat)
                        .body())
                .doesNotContain("Half a sen");
    }

    @Test
    void of_two_agents_who_take_a_chat_at_once_one_gets_it() throws Exception {
        ChatCaller other = ChatCaller.agent(Caller.signedIn(portal, "supervisor@demo.example"), chat);

        List<Integer> answers = atOnce(List.of(agent, other)).stream()
                .map(HttpResponse::statusCode)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(204, 409);
        assertThat(messages(member.entries())).isEmpty();
        assertThat(member.entries()).hasSize(1);
    }

    private static List<HttpResponse<String>> atOnce(List<ChatCaller> agents) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(agents.size());
        try {
            List<CompletableFuture<HttpResponse<String>>> taking = agents.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> one.post("take"), both))
                    .toList();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> one : taking) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void a_server_killed_while_both_write_loses_doubles_and_reorders_nothing() throws Exception {
        agent.take();
        try (ChatTalk talk = ChatTalk.begin(member, agent, 24)) {
            talk.awaitEntries(8);
            portal.kill();
            portal.restart();

            talk.assertNothingLostDoubledOrReordered();
        }
        assertThat(agent.post("end").statusCode()).isEqualTo(204);
        assertThat(transcriptOf(supportCase)).contains("m0").contains("a23");
    }

    private static List<String> messages(List<Entry> entries) {
        return entries.stream().filter(Entry::isMessage).map(Entry::text).toList();
    }

    /** The transcript as programs read it. */
    private static String transcriptOf(String id) {
        SignedCall.Reply reply = Walk.call(portal, KEY, "DescribeCommunications", "{\"caseId\":\"" + id + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonObject newest = new Gson()
                .fromJson(reply.body(), JsonObject.class)
                .getAsJsonArray("communications")
                .get(0)
                .getAsJsonObject();
        return newest.get("body").getAsString();
    }
}
