package org.caseport.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.jspecify.annotations.Nullable;

/** Says which facts follow from a chat that has ended. They are recorded when it ends, each at its own instant. */
public final class ChatFacts {

    /** The first expected wait was near: the wait was no longer than twice as long and a minute. */
    public static final String NEAR = "near";

    /** The wait was longer than that. */
    public static final String FAR = "far";

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Chat chat;
    private final CaseTraits traits;
    private final Instant end;
    private final boolean filled;
    private final List<CaseFact> facts = new ArrayList<>();

    private ChatFacts(Chat chat, CaseTraits traits, Instant end, boolean filled) {
        this.chat = chat;
        this.traits = traits;
        this.end = end;
        this.filled = filled;
    }

    /**
     * The facts of a chat that has ended.
     *
     * @param entries all of it, in their order
     * @param traits what the case is like
     * @param end when the chat ended
     * @param filled whether they are filled in later
     */
    public static List<CaseFact> of(
            Chat chat, List<ChatEntry> entries, CaseTraits traits, Instant end, boolean filled) {
        ChatFacts made = new ChatFacts(chat, traits, end, filled);
        made.waited();
        made.talked(entries);
        return List.copyOf(made.facts);
    }

    private String ending() {
        Chat.Ending ending = chat.ending();
        return ending == null ? "" : ending.code();
    }

    private void waited() {
        Instant accepted = chat.acceptedAt();
        Duration wait = Duration.between(chat.askedAt(), accepted == null ? end : accepted);
        if (accepted == null) {
            add(FactKind.CHAT_LEFT, end, null, wait, ending());
            return;
        }
        add(FactKind.CHAT_ACCEPTED, accepted, agent(), wait, "");
        Duration forecast = chat.forecast();
        if (forecast != null) {
            boolean near = wait.compareTo(forecast.multipliedBy(2).plus(MARGIN)) <= 0;
            add(FactKind.CHAT_FORECAST, accepted, agent(), forecast.minus(wait).abs(), near ? NEAR : FAR);
        }
    }

    private void talked(List<ChatEntry> entries) {
        Instant accepted = chat.acceptedAt();
        if (accepted == null) {
            return;
        }
        Instant answered = chat.progress().answeredAt();
        if (answered != null) {
            add(FactKind.CHAT_ANSWERED, answered, agent(), Duration.between(accepted, answered), "");
        }
        Instant unanswered = null;
        for (ChatEntry entry : entries) {
            if (entry.isMessage() && entry.side() == ChatEntry.Side.CUSTOMER) {
                unanswered = unanswered == null ? entry.at() : unanswered;
            } else if (entry.isMessage() && unanswered != null) {
                add(
                        FactKind.CHAT_REPLIED,
                        entry.at(),
                        entry.person(),
                        Duration.between(unanswered, entry.at()),
                        Integer.toString(entry.number()));
                unanswered = null;
            }
        }
        add(FactKind.CHAT_ENDED, end, agent(), Duration.between(accepted, end), ending());
    }

    private @Nullable PersonId agent() {
        Chat.Seat last = chat.lastAgent();
        return last == null ? null : last.person();
    }

    private void add(FactKind kind, Instant at, @Nullable PersonId agent, Duration elapsed, String detail) {
        facts.add(new CaseFact(
                chat.caseId(),
                kind,
                at,
                end,
                agent == null ? ActingSide.SYSTEM : ActingSide.AGENT,
                agent,
                agent,
                traits,
                null,
                elapsed.isNegative() ? Duration.ZERO : elapsed,
                detail,
                filled));
    }
}
