package org.caseport.web.journey.stage;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** One side of a chat over HTTP, as its page's script does it: every message under a key until an answer has come. */
public final class ChatCaller {

    private static final Gson GSON = new Gson();

    /** Longer than a server may take to start. */
    private static final Duration PATIENCE = Portal.LONGEST_START.plusMinutes(1);

    private final Caller caller;
    private final String base;

    private ChatCaller(Caller caller, String base) {
        this.caller = caller;
        this.base = base;
    }

    /** A member, in this chat. */
    public static ChatCaller member(Caller caller, String chat) {
        return new ChatCaller(caller, "/data/chats/" + chat);
    }

    /** An agent, in this chat. */
    public static ChatCaller agent(Caller caller, String chat) {
        return new ChatCaller(caller, "/data/workspace/chats/" + chat);
    }

    /** Starts a chat on this case, and returns its id. */
    public static String start(Caller member, String supportCase) {
        HttpResponse<String> started = member.post("/data/cases/" + supportCase + "/chats", Caller.form(Map.of()));
        if (started.statusCode() != 303) {
            throw new AssertionError("no chat: " + started.statusCode() + " " + started.body());
        }
        for (JsonElement chat : GSON.fromJson(member.get("/data/chats").body(), JsonArray.class)) {
            if (chat.getAsJsonObject().get("case").getAsString().equals(supportCase)) {
                return chat.getAsJsonObject().get("id").getAsString();
            }
        }
        throw new AssertionError("the chat of " + supportCase + " is not listed");
    }

    /** Ends what this member has begun: leaves every line, and ends every chat. */
    public static void endAll(Caller member) {
        for (JsonElement chat : GSON.fromJson(member.get("/data/chats").body(), JsonArray.class)) {
            ChatCaller begun = member(member, chat.getAsJsonObject().get("id").getAsString());
            begun.post("leave");
            begun.post("end");
        }
    }

    /** Makes an agent available for chats, or away. */
    public static void available(Caller agent, boolean chats) {
        HttpResponse<String> answer = agent.send(agent.request("/data/workspace/availability")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .PUT(BodyPublishers.ofString("{\"chats\":" + chats + ",\"calls\":false}")));
        if (answer.statusCode() != 200) {
            throw new AssertionError("not set: " + answer.statusCode() + " " + answer.body());
        }
    }

    public HttpResponse<String> put(UUID key, String text) {
        return caller.send(
                messageRequest(key).PUT(BodyPublishers.ofString(message(text).toString())));
    }

    private static JsonObject message(String text) {
        JsonObject message = new JsonObject();
        message.addProperty("text", text);
        message.add("files", new JsonArray());
        return message;
    }

    private HttpRequest.Builder messageRequest(UUID key) {
        return caller.request(base + "/messages/" + key)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    /**
     * Sends a message over a line that is cut.
     *
     * @param sent how many bytes of the message leave; more than it has for all of it
     * @param answered after how many bytes of the answer the line is cut
     */
    public void putAndCut(UUID key, String text, int sent, int answered) {
        byte[] body = message(text).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = messageRequest(key).GET().build();
        StringBuilder head = new StringBuilder("PUT " + request.uri().getRawPath() + " HTTP/1.1\r\nHost: "
                + request.uri().getAuthority() + "\r\nSec-Fetch-Site: same-origin\r\nContent-Length: " + body.length
                + "\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        try (Socket line = new Socket(request.uri().getHost(), request.uri().getPort())) {
            line.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            line.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            line.getOutputStream().write(body, 0, Math.min(sent, body.length));
            line.getOutputStream().flush();
            line.getInputStream().readNBytes(answered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends until an answer has come, whatever breaks; returns the message's number. */
    public int say(UUID key, String text) {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "";
        while (true) {
            try {
                HttpResponse<String> answer = put(key, text);
                last = answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    return GSON.fromJson(answer.body(), JsonObject.class)
                            .get("number")
                            .getAsInt();
                }
                // A server that has just started refuses everything in its own words before the portal is there.
                boolean starting = !answer.body().startsWith("{");
                if (answer.statusCode() < 500 && answer.statusCode() != 429 && !starting) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
            } catch (UncheckedIOException gone) {
                // The server is away; the same is sent again.
                last = gone.toString();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no answer to " + text + ", the last was " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Keeps what the agent has not sent. */
    public HttpResponse<String> keepDraft(String text) {
        JsonObject draft = new JsonObject();
        draft.addProperty("text", text);
        return caller.send(caller.request(base + "/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(draft.toString())));
    }

    public int say(String text) {
        return say(UUID.randomUUID(), text);
    }

    /** The chat as it stands, with the entries after this number. */
    public JsonObject after(int number) {
        HttpResponse<String> answer = caller.get(base + "?after=" + number);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return GSON.fromJson(answer.body(), JsonObject.class);
    }

    /** All entries, fetched as a page does: what comes after the last number, until there is no more. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        while (true) {
            int last = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
            JsonArray more = after(last).getAsJsonArray("entries");
            more.forEach(one -> all.add(Entry.of(one.getAsJsonObject())));
            if (more.isEmpty()) {
                return all;
            }
        }
    }

    /** The agent takes the chat, which nobody refuses. */
    public void take() {
        HttpResponse<String> answer = post("take");
        if (answer.statusCode() != 204) {
            throw new AssertionError("not taken: " + answer.statusCode() + " " + answer.body());
        }
    }

    public HttpResponse<String> post(String act) {
        return post(act, Map.of());
    }

    public HttpResponse<String> post(String act, Map<String, String> form) {
        return caller.send(caller.request(base + "/" + act)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(Caller.form(form)));
    }

    /** An entry as a page gets it. */
    public record Entry(int number, String kind, String side, String text) {

        private static Entry of(JsonObject entry) {
            return new Entry(
                    entry.get("number").getAsInt(),
                    entry.get("kind").getAsString(),
                    entry.get("side").getAsString(),
                    entry.get("text").getAsString());
        }

        public boolean isMessage() {
            return kind.equals("message");
        }
    }
}
