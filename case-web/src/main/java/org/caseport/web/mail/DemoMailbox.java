package org.caseport.web.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.caseport.domain.notice.Delivery;

/** Keeps the latest mails of a demo without a mail server in memory, instead of sending them. */
@ApplicationScoped
public class DemoMailbox {

    private static final int MOST = 200;

    private final Deque<Kept> letters = new ArrayDeque<>();
    private long last;

    synchronized void keep(Delivery delivery, MailMessage letter) {
        letters.addFirst(new Kept(++last, letter, delivery));
        if (letters.size() > MOST) {
            letters.removeLast();
        }
    }

    /** The latest letter of this delivery, which may have been sent again. */
    public synchronized Optional<Kept> find(Delivery delivery) {
        return letters.stream().filter(kept -> kept.isOf(delivery)).findFirst();
    }

    public synchronized Optional<Kept> find(long number) {
        return letters.stream().filter(kept -> kept.number() == number).findFirst();
    }

    /** A mail and its number in the order of sending. */
    public record Kept(long number, MailMessage letter, Delivery delivery) {

        private boolean isOf(Delivery other) {
            return delivery.number() == other.number()
                    && delivery.account().equals(other.account())
                    && delivery.recipient().equals(other.recipient());
        }
    }
}
