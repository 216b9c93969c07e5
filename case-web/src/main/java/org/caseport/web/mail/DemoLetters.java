package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps the latest mails of a demo without a mail server in memory, instead of sending them. */
@ApplicationScoped
public class DemoLetters {

    private static final int MOST = 200;

    private final Deque<Kept> letters = new ArrayDeque<>();
    private long last;

    synchronized void keep(Letter letter) {
        letters.addFirst(new Kept(++last, letter));
        if (letters.size() > MOST) {
            letters.removeLast();
        }
    }

    /** Latest first. */
    public synchronized List<Kept> all() {
        return List.copyOf(letters);
    }

    public synchronized Optional<Kept> find(long number) {
        return letters.stream().filter(kept -> kept.number() == number).findFirst();
    }

    /** A mail and its number in the order of sending. */
    public record Kept(long number, Letter letter) {}
}
