package org.caseport.web.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.live.Topic;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.security.session.UserPrincipal;

/** An open page with a WebSocket: the topics it listens to, and the revisions it knows. */
final class Subscriber {

    /** Heartbeat message; the page answers with the same. */
    static final String WORD = "{}";

    private final UserPrincipal who;
    private final Line line;
    private final Map<Topic, Known> topics = new LinkedHashMap<>();
    private int unanswered;
    private boolean answeredOfLate;

    Subscriber(UserPrincipal who, Line line) {
        this.who = who;
        this.line = line;
    }

    UserPrincipal who() {
        return who;
    }

    synchronized void listenTo(Map<Topic, Known> shown) {
        topics.clear();
        topics.putAll(shown);
    }

    synchronized Set<Topic> topics() {
        return Set.copyOf(topics.keySet());
    }

    /** Sends the revisions that the page does not know yet; returns whether there are any. */
    synchronized boolean learn(Map<Topic, Long> revisions) {
        List<String> news = new ArrayList<>();
        for (Map.Entry<Topic, Known> entry : topics.entrySet()) {
            Long now = revisions.get(entry.getKey());
            if (now != null && !LiveRevisions.text(now).equals(entry.getValue().revision())) {
                Known known = new Known(entry.getValue().name(), LiveRevisions.text(now));
                entry.setValue(known);
                // Needs no escaping: names and revisions have known forms.
                news.add('"' + known.name() + "\":\"" + known.revision() + '"');
            }
        }
        if (!news.isEmpty()) {
            line.say('{' + String.join(",", news) + '}');
        }
        return !news.isEmpty();
    }

    /** Sends the revisions that the page does not know yet, or that there are none. */
    synchronized void answer(Map<Topic, Long> revisions) {
        if (!learn(revisions)) {
            line.say(WORD);
        }
    }

    /** Sends a heartbeat; returns false if the last two were not answered. */
    synchronized boolean isThere() {
        if (unanswered >= 2) {
            return false;
        }
        unanswered++;
        line.say(WORD);
        return true;
    }

    synchronized void answered() {
        unanswered = 0;
        answeredOfLate = true;
    }

    /** Whether the page has answered since this was asked last. */
    synchronized boolean hasAnswered() {
        boolean answered = answeredOfLate;
        answeredOfLate = false;
        return answered;
    }

    void hangUp(int code) {
        line.hangUp(code);
    }

    /** The page's name of a topic and the revision it knows; empty for none. */
    record Known(String name, String revision) {}

    /** The connection to the page. */
    interface Line {

        /** Sends without waiting. */
        void say(String text);

        void hangUp(int code);
    }
}
