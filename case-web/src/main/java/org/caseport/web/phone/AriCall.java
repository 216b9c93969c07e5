package org.caseport.web.phone;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.web.application.call.PlacingPhoneCalls.Placed;
import org.caseport.web.phone.AriClient.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A call that goes on at Asterisk: the agent's phone rings, then the customer's, then both are bridged, and the end of
 * one ends the other. It is an application of its own, whose events tell what happens. All steps are taken one after
 * the other; that the customer's phone is to ring is stored before it is asked for. Nothing is recorded.
 */
final class AriCall implements WebSocket.Listener {

    /** How long the agent's phone rings. */
    static final Duration AGENT_RINGS = Duration.ofSeconds(30);

    /** How long the customer's phone rings. */
    static final Duration CUSTOMER_RINGS = Duration.ofSeconds(60);

    /** How much later Asterisk may tell the end of a ringing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(AriCall.class.getName());

    /** The most characters of one event. */
    private static final int LONGEST_EVENT = 1 << 20;

    private final Placed placed;
    private final AriClient ari;
    private final AriSettings settings;
    private final Predicate<State> move;
    private final Consumer<AriCall> whenEnded;
    private final Executor executor;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    private CompletableFuture<Void> steps = CompletableFuture.completedFuture(null);

    // Used by steps only, of which no two run at once.
    private State state = State.RINGING_AGENT;
    private String dialStatus = "";
    private boolean over;
    private @Nullable Duration rings;
    private @Nullable Instant ringingSince;
    private @Nullable WebSocket events;

    /**
     * @param move stores that the call comes into this state; false if it can't
     * @param whenEnded told once nothing more happens
     */
    AriCall(
            Placed placed,
            AriClient ari,
            AriSettings settings,
            Executor executor,
            Predicate<State> move,
            Consumer<AriCall> whenEnded) {
        this.placed = placed;
        this.ari = ari;
        this.settings = settings;
        this.executor = executor;
        this.move = move;
        this.whenEnded = whenEnded;
        this.name = name(placed.call());
    }

    /** The name of the call's application, bridge and the agent's channel. */
    static String name(PhoneCall call) {
        return "caseport-" + call.callback() + "-" + call.number();
    }

    /** The name of the customer's channel. */
    static String customer(String name) {
        return name + "-customer";
    }

    PhoneCall call() {
        return placed.call();
    }

    /** Begins the call. */
    void begin() {
        then(this::ringAgent);
    }

    /** Ends the call, as the agent wants it. */
    void hangUp() {
        then(this::agentGone);
    }

    /** Looks whether Asterisk still tells what happens. */
    void check(Instant now) {
        then(() -> {
            WebSocket socket = events;
            if (socket != null) {
                CompletableFuture<WebSocket> unused = socket.sendPing(ByteBuffer.allocate(0));
            }
            if (ringingSince == null) {
                ringingSince = now;
            } else if (rings != null && now.isAfter(ringingSince.plus(rings).plus(PATIENCE))) {
                lose();
            }
        });
    }

    private synchronized void then(Runnable step) {
        steps = steps.thenRunAsync(
                () -> {
                    if (!over) {
                        take(step);
                    }
                },
                executor);
    }

    private void take(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "a call by the telephone system failed");
            hangUpBoth();
            over = true;
            close();
        }
    }

    // ---- steps

    private void ringAgent() {
        events = ari.listen(name, this).orElse(null);
        if (events == null) {
            end(State.NOT_PLACED);
            return;
        }
        Map<String, String> query = leg(placed.extension(), AGENT_RINGS);
        query.put("callerId", "+" + digits());
        rings(AGENT_RINGS);
        Answer answer = ari.post("/channels/" + name, query);
        if (answer == Answer.REFUSED || answer == Answer.FAILED) {
            hangUpBoth();
            end(State.NOT_PLACED);
        }
    }

    private void ringCustomer() {
        if (!move.test(State.RINGING_CUSTOMER)) {
            hangUpBoth();
            end(State.AGENT_NO_ANSWER);
            return;
        }
        state = State.RINGING_CUSTOMER;
        rings(CUSTOMER_RINGS);
        ari.post("/channels/" + name + "/ring", Map.of());
        Map<String, String> query = leg("+" + digits(), CUSTOMER_RINGS);
        query.put("originator", name);
        settings.caller().ifPresent(caller -> query.put("callerId", caller));
        Answer answer = ari.post("/channels/" + customer(name), query);
        if (answer == Answer.REFUSED || answer == Answer.FAILED) {
            hangUpBoth();
            end(answer == Answer.REFUSED ? State.NOT_PLACED : State.UNKNOWN);
        }
    }

    private Map<String, String> leg(String dialled, Duration longest) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("endpoint", settings.endpoint(dialled));
        query.put("app", name);
        query.put("timeout", Long.toString(longest.toSeconds()));
        return query;
    }

    private String digits() {
        return placed.number().international().replaceAll("[^0-9]", "");
    }

    private void connect() {
        rings = null;
        ari.delete("/channels/" + name + "/ring");
        boolean bridged = ari.post("/bridges/" + name, Map.of("type", "mixing")) == Answer.DONE
                && ari.post("/bridges/" + name + "/addChannel", Map.of("channel", name + "," + customer(name)))
                        == Answer.DONE;
        if (!bridged) {
            hangUpBoth();
            end(State.FAILED);
            return;
        }
        state = State.CONNECTED;
        reach(State.CONNECTED);
    }

    private void agentGone() {
        hangUpBoth();
        end(
                switch (state) {
                    case RINGING_AGENT -> State.AGENT_NO_ANSWER;
                    case CONNECTED -> State.ENDED;
                    default -> State.HUNG_UP;
                });
    }

    private void customerGone(int cause) {
        hangUpBoth();
        end(state == State.CONNECTED ? State.ENDED : HangupCause.meaning(cause, dialStatus));
    }

    /** Asterisk tells no more. Who talks goes on talking; else no phone goes on ringing. */
    private void lose() {
        if (state != State.CONNECTED) {
            hangUpBoth();
        }
        end(state == State.RINGING_AGENT ? State.NOT_PLACED : State.UNKNOWN);
    }

    private void rings(Duration longest) {
        rings = longest;
        ringingSince = null;
    }

    private void hangUpBoth() {
        ari.delete("/channels/" + customer(name));
        ari.delete("/channels/" + name);
    }

    /** Stores the state, unless the call is over for those who read it. */
    private void reach(State reached) {
        if (!move.test(reached)) {
            LOG.fine("the call was over already");
        }
    }

    private void end(State last) {
        over = true;
        try {
            reach(last);
            if (state == State.CONNECTED && last == State.ENDED) {
                ari.delete("/bridges/" + name);
            }
        } finally {
            close();
        }
    }

    private void close() {
        WebSocket socket = events;
        if (socket != null) {
            socket.abort();
        }
        whenEnded.accept(this);
    }

    // ---- events

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (text.length() + part.length() > LONGEST_EVENT) {
            then(this::lose);
            return CompletableFuture.completedFuture(null);
        }
        text.append(part);
        if (last) {
            String event = text.toString();
            text.setLength(0);
            then(() -> react(event));
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        then(this::lose);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        then(this::lose);
    }

    private void react(String text) {
        String type;
        String channel;
        String peer;
        String status;
        int cause;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject event = reader.readObject();
            type = event.getString("type", "");
            channel = id(event, "channel");
            peer = id(event, "peer");
            status = event.getString("dialstatus", "");
            cause = event.getInt("cause", 0);
        } catch (JsonException | ClassCastException e) {
            LOG.log(Level.FINE, "an event of the telephone system was not understood", e);
            return;
        }
        boolean agent = channel.equals(name);
        boolean customer = channel.equals(customer(name));
        boolean gone = type.equals("ChannelDestroyed") || (type.equals("StasisEnd") && state != State.RINGING_AGENT);
        if (type.equals("Dial") && peer.equals(customer(name))) {
            dialStatus = status;
        } else if (type.equals("StasisStart") && agent && state == State.RINGING_AGENT) {
            ringCustomer();
        } else if (type.equals("StasisStart") && customer && state == State.RINGING_CUSTOMER) {
            connect();
        } else if (gone && agent) {
            agentGone();
        } else if (gone && customer) {
            customerGone(cause);
        }
    }

    private static String id(JsonObject event, String of) {
        JsonObject channel = event.getJsonObject(of);
        return channel == null ? "" : channel.getString("id", "");
    }
}
