package org.caseport.web.live;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.SessionException;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.web.security.session.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket endpoint for pages that listen for changes. A page sends the topics it shows with the revisions it knows,
 * <code>{"case:…": "revision"}</code>, and gets changed revisions in the same form. The person was authenticated
 * before, by the filters.
 */
@ServerEndpoint("/live")
public class LiveEndpoint {

    private static final Logger LOG = Logger.getLogger(LiveEndpoint.class.getName());
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private static final int LONGEST_MESSAGE = 4096;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(20);

    @Inject
    Subscriptions subscriptions;

    private @Nullable Subscriber listener;

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(1);
        session.setMaxIdleTimeout(LONGEST_SILENCE.toMillis());
        session.getAsyncRemote().setSendTimeout(LONGEST_SENDING.toMillis());
        Line line = new Line(session, new AtomicInteger());
        if (!(session.getUserPrincipal() instanceof UserPrincipal who)) {
            line.hangUp(Subscriptions.SIGNED_OUT);
            return;
        }
        Subscriber joining = new Subscriber(who, line);
        if (subscriptions.join(joining)) {
            listener = joining;
        } else {
            line.hangUp(Subscriptions.TOO_MANY);
        }
    }

    @OnMessage(maxMessageSize = LONGEST_MESSAGE)
    public void hear(String text) {
        Subscriber speaking = listener;
        if (speaking == null) {
            return;
        }
        speaking.answered();
        if (text.equals(Subscriber.WORD)) {
            return;
        }
        try {
            subscriptions.listen(speaking, read(text));
        } catch (JsonException | ClassCastException e) {
            speaking.hangUp(Subscriptions.NOT_UNDERSTOOD);
        }
    }

    private static Map<String, String> read(String text) {
        Map<String, String> shown = new LinkedHashMap<>();
        try (var reader = JSON.createReader(new StringReader(text))) {
            JsonObject said = reader.readObject();
            said.forEach((name, revision) -> shown.put(name, ((JsonString) revision).getString()));
        }
        return shown;
    }

    @OnClose
    public void close() {
        if (listener != null) {
            subscriptions.leave(listener);
        }
    }

    /** A page that closed in the middle of a message is no fault; whatever else ends its socket is logged. */
    @OnError
    public void fail(Session session, Throwable fault) {
        boolean gone = fault instanceof IOException || fault instanceof SessionException;
        LOG.log(gone ? Level.FINE : Level.WARNING, "a socket failed", fault);
        if (listener != null) {
            subscriptions.leave(listener);
        }
        close(session, CloseReason.CloseCodes.UNEXPECTED_CONDITION.getCode());
    }

    private static void close(Session session, int code) {
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(() -> code, ""));
            }
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.FINE, "a socket was gone before it was closed", gone);
        }
    }

    /** Sends without waiting for a slow page; closes the socket when too many messages are unsent. */
    private record Line(Session session, AtomicInteger waiting) implements Subscriber.Line {

        private static final int MOST_WAITING = 16;

        @Override
        public void say(String text) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                hangUp(Subscriptions.NOBODY_THERE);
                return;
            }
            try {
                session.getAsyncRemote().sendText(text, sent -> {
                    waiting.decrementAndGet();
                    if (!sent.isOK()) {
                        hangUp(Subscriptions.NOBODY_THERE);
                    }
                });
            } catch (RuntimeException closed) {
                LOG.log(Level.FINE, "a socket was closed before it was told", closed);
            }
        }

        @Override
        public void hangUp(int code) {
            close(session, code);
        }
    }
}
