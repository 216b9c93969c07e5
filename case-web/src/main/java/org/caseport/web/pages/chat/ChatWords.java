package org.caseport.web.pages.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Kind;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.Chats.Recorded;
import org.caseport.domain.erasure.Erasure;
import org.caseport.policy.chat.ExpectedWait;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.ReadingChats.Place;
import org.caseport.web.application.chat.WritingNow;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Words about chats, in the reader's language. Agents appear to customers as Support. */
@Named
@ApplicationScoped
public class ChatWords {

    private static final int ORDINALS = 10;
    private static final Duration MOST_FORECAST = Duration.ofHours(1);

    @Inject
    Labels labels;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** Whether members see the first names of agents. */
    @Inject
    @ConfigProperty(name = "caseport.agents.first.names", defaultValue = "false")
    boolean firstNames;

    /** Where the chat stands, for its customer: one sentence, or two while it waits. */
    public String state(ChatView view) {
        Chat chat = view.chat();
        if (chat.state() == State.ENDED) {
            return ended(chat);
        }
        Place place = view.place();
        if (place == null) {
            boolean here = view.here().stream().anyMatch(reader -> chat.isWith(reader.person()));
            return here ? labels.format("chat.state.open", support(chat)) : labels.format("chat.state.notHere");
        }
        if (chat.state() == State.RINGING) {
            return labels.format("chat.state.ringing");
        }
        return waiting(place);
    }

    /** Where the chat stands, for somebody of this side. */
    public String state(ChatView view, Side reader) {
        Chat chat = view.chat();
        Seat agent = chat.agent();
        if (reader == Side.CUSTOMER || chat.isEnded()) {
            return state(view);
        }
        if (agent == null) {
            return labels.format(chat.state() == State.RINGING ? "chats.state.ringing" : "chats.state.waiting");
        }
        boolean here = view.here().stream().anyMatch(one -> one.side() == Side.CUSTOMER);
        return labels.format(here ? "chats.state.open" : "chats.state.customerAway", labels.person(agent.name()));
    }

    private String waiting(Place place) {
        String where = place.place() <= ORDINALS
                ? labels.format("chat.place." + place.place())
                : labels.format("chat.place.more", labels.number(place.place()));
        if (place.expected().isUnknown()) {
            return place.closesAt() == null
                    ? labels.format("chat.state.nobody")
                    : labels.format("chat.state.nobody.until", labels.instant(place.closesAt()));
        }
        return labels.format("chat.state.waiting", where, wait(place.expected()));
    }

    /** How long the chat is expected to wait: {@code about 4 minutes}. */
    public String wait(ExpectedWait expected) {
        if (expected.isLessThanAMinute()) {
            return labels.format("chat.wait.less");
        }
        if (expected.isMoreThanAnHour()) {
            return labels.format("chat.wait.more");
        }
        return expected.minutes() == 1
                ? labels.format("chat.wait.minute")
                : labels.format("chat.wait.minutes", labels.number(expected.minutes()));
    }

    /** When the chat is expected to start, and what that follows from; empty where there is no number. */
    public Optional<String> why(ExpectedWait expected) {
        if (expected.isUnknown()) {
            return Optional.empty();
        }
        String length = labels.number(Math.max(1, expected.length().toMinutes()));
        String takes = expected.counted() == 0
                ? labels.format("chat.why.unknown", length)
                : labels.format("chat.why.length", length, labels.number(expected.counted()));
        String facts = labels.format(
                "chat.why.facts",
                labels.number(expected.before()),
                labels.number(expected.agents()),
                labels.number(expected.places()),
                labels.number(expected.free()),
                takes);
        return Optional.of(labels.format("chat.why.whole", start(expected), reckoning(expected, facts, length)));
    }

    private String reckoning(ExpectedWait expected, String facts, String length) {
        if (expected.needed() <= 0) {
            return facts;
        }
        String calculated = labels.format(
                "chat.why.calculated",
                facts,
                labels.number(expected.needed()),
                length,
                labels.number(expected.places()),
                labels.number(Math.max(1, expected.calculated().toMinutes())));
        Duration first = expected.firstWaited();
        return first == null || expected.expected().equals(expected.calculated())
                ? calculated
                : labels.format("chat.why.first", calculated, labels.number(first.toMinutes()));
    }

    /** The instant that the expected wait means. */
    private String start(ExpectedWait expected) {
        Instant now = clock.instant();
        if (expected.isLessThanAMinute()) {
            return labels.format("chat.starts.by", labels.briefly(now.plus(Duration.ofMinutes(1))));
        }
        return expected.isMoreThanAnHour()
                ? labels.format("chat.starts.after", labels.briefly(now.plus(MOST_FORECAST)))
                : labels.format("chat.starts.about", labels.briefly(now.plus(Duration.ofMinutes(expected.minutes()))));
    }

    /** That and how a chat ended. */
    public String ended(Chat chat) {
        Ending ending = chat.ending();
        return ending == null ? "" : labels.format("chat.ended." + ending.code());
    }

    /** The agent of the chat as customers read it. */
    public String support(Chat chat) {
        Seat agent = chat.agent();
        return support(agent == null ? "" : agent.name());
    }

    private String support(String name) {
        return firstNames && !name.isBlank() && !name.equals(Erasure.NAME)
                ? labels.format("case.supportNamed", name.strip().split("\\s+", 2)[0])
                : labels.of(Communication.Side.SUPPORT);
    }

    /** The name over an entry, for somebody of this side. */
    public String name(ChatEntry entry, Side reader) {
        if (entry.side() == Side.SUPPORT && reader == Side.CUSTOMER) {
            return support(entry.name());
        }
        return labels.person(entry.name());
    }

    /** The name of somebody who writes just now, for somebody of this side. */
    public String name(WritingNow.Writer writer, Side reader) {
        return writer.side() == Side.SUPPORT && reader == Side.CUSTOMER
                ? support(writer.name())
                : labels.person(writer.name());
    }

    /** What happened; empty for messages. */
    public String event(ChatEntry entry, Side reader) {
        if (entry.isMessage()) {
            return "";
        }
        return entry.kind() == Kind.ENDED
                ? labels.format("chat.ended." + entry.detail())
                : labels.format("chat.event." + entry.kind().code(), name(entry, reader));
    }

    /** The chat as a page draws it, for this person on this side. */
    public ChatSection section(ChatView view, String base, PersonId me, Side reader) {
        List<ChatSection.Line> lines = lines(view.entries(), view.seen(), me, reader);
        Place place = view.place();
        String why = place == null ? "" : why(place.expected()).orElse("");
        return ChatSection.of(view, lines, base + view.chat().id(), state(view, reader), why);
    }

    /** A chat that has ended as a page draws it in the correspondence, for this person on this side. */
    public ChatTranscript transcript(Recorded ended, String base, PersonId me, Side reader) {
        return new ChatTranscript(base + ended.chat().id(), lines(ended.entries(), Integer.MAX_VALUE, me, reader));
    }

    private List<ChatSection.Line> lines(List<ChatEntry> entries, int seen, PersonId me, Side reader) {
        List<ChatSection.Line> lines = new ArrayList<>();
        LocalDate day = null;
        boolean isNew = false;
        for (ChatEntry entry : entries) {
            LocalDate written = LocalDate.ofInstant(entry.at(), user.zone());
            boolean first = !isNew && entry.number() > seen && entry.isMessage() && !me.equals(entry.person());
            lines.add(line(entry, written.equals(day) ? "" : labels.day(written), first, me, reader));
            day = written;
            isNew = isNew || first;
        }
        return lines;
    }

    private ChatSection.Line line(ChatEntry entry, String day, boolean first, PersonId me, Side reader) {
        return new ChatSection.Line(
                entry.number(),
                day,
                first,
                entry.kind().code(),
                entry.isMessage() ? name(entry, reader) : "",
                me.equals(entry.person()) ? "yes" : "no",
                entry.at().toString(),
                labels.ofDay(entry.at()),
                entry.isMessage() ? entry.text() : event(entry, reader),
                entry.files(),
                !entry.removed().isEmpty());
    }
}
