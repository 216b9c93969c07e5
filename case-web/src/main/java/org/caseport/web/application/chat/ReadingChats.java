package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine;
import org.caseport.domain.chat.ChatLine.Standing;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.Reader;
import org.caseport.policy.chat.ExpectedWait;
import org.caseport.web.application.chat.LineOfChats.Now;
import org.caseport.web.application.chat.WritingNow.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Shows chats to customers and agents: the state, the entries after a number, and who is here. Asking for a chat is a
 * sign that the person is here.
 */
@ApplicationScoped
@Transactional
public class ReadingChats {

    /** How many entries one answer has at most. */
    public static final int MOST_ENTRIES = 100;

    /** How long a sign that somebody is here lasts until the next is stored. */
    private static final Duration NOTED_FOR = Duration.ofSeconds(10);

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    ChatLine standing;

    @Inject
    LineOfChats line;

    @Inject
    WritingNow writing;

    @Inject
    StartingChats starting;

    @Inject
    Clock clock;

    /**
     * A chat of a case that the member sees.
     *
     * @param after entries after this number are answered
     */
    public Optional<ChatView> of(Member member, ChatId id, int after) {
        return seen(member, id).map(chat -> {
            boolean writes = member.may(Grant.REPLY);
            Optional<Place> place = placeOf(chat);
            List<Reader> readers = writes ? here(chat, member.id(), Side.CUSTOMER) : chats.readers(chat.id());
            return view(chat, place, readers, member.id(), Side.CUSTOMER, after, writes);
        });
    }

    /** A chat, for agents. */
    public Optional<ChatView> of(Agent agent, ChatId id, int after) {
        return chats.find(id).map(chat -> {
            Optional<Place> place = placeOf(chat);
            List<Reader> readers = here(chat, agent.id(), Side.SUPPORT);
            return view(chat, place, readers, agent.id(), Side.SUPPORT, after, chat.isWith(agent.id()));
        });
    }

    /** The same with the last entries, for a page. */
    public Optional<ChatView> latest(Member member, ChatId id) {
        return seen(member, id).flatMap(chat -> of(member, id, beforeTheLast(chat)));
    }

    /** The same with the last entries, for a page. */
    public Optional<ChatView> latest(Agent agent, ChatId id) {
        return chats.find(id).flatMap(chat -> of(agent, id, beforeTheLast(chat)));
    }

    private static int beforeTheLast(Chat chat) {
        return Math.max(0, chat.progress().last() - MOST_ENTRIES);
    }

    /** Whether an agent who speaks this language is available for chats and online. */
    public boolean isAnybodyOnDuty(String language) {
        return line.onDuty().stream().anyMatch(agent -> agent.languages().contains(language));
    }

    /** Colleagues to whom a chat can be handed over: those who are on duty. */
    public List<Agent> colleagues(Agent agent) {
        return line.onDuty().stream()
                .filter(other -> !other.id().equals(agent.id()))
                .toList();
    }

    private Optional<Chat> seen(Member member, ChatId id) {
        return chats.find(id)
                .filter(chat ->
                        chat.account().equals(member.account()) && cases.exists(Visibility.of(member), chat.caseId()));
    }

    /** Notes that the person is here, unless that was noted just before, and returns the readers of the chat. */
    private List<Reader> here(Chat chat, PersonId person, Side side) {
        Instant now = clock.instant();
        List<Reader> readers = chats.readers(chat.id());
        boolean noted = readers.stream()
                .anyMatch(reader -> reader.person().equals(person)
                        && reader.hereAt() != null
                        && now.isBefore(reader.hereAt().plus(NOTED_FOR)));
        if (noted || chat.isEnded()) {
            return readers;
        }
        chats.here(chat.id(), person, side, now);
        return chats.readers(chat.id());
    }

    private ChatView view(
            Chat chat,
            Optional<Place> place,
            List<Reader> readers,
            PersonId reader,
            Side side,
            int after,
            boolean writes) {
        Instant now = clock.instant();
        int seen = seenBy(readers, reader);
        int others = readers.stream()
                .filter(one -> one.side() != side)
                .mapToInt(Reader::seen)
                .max()
                .orElse(0);
        return new ChatView(
                chat,
                chats.entries(chat.id(), after, MOST_ENTRIES),
                place.orElse(null),
                readers.stream()
                        .filter(one -> one.hereAt() != null
                                && now.isBefore(one.hereAt().plus(Availability.ONLINE)))
                        .toList(),
                writing.others(chat.id(), reader, now),
                seen,
                others,
                writes && !chat.isEnded());
    }

    /** Looked at before it is noted who is here, since the chat is locked before its readers. */
    private Optional<Place> placeOf(Chat chat) {
        return chat.isInLine() ? Optional.of(place(chat)) : Optional.empty();
    }

    private Place place(Chat chat) {
        Now now = line.now();
        ExpectedWait wait = line.waitOf(now, chat);
        Chat.Ring ring = chat.ring();
        if (!wait.isUnknown() && chat.forecast() == null) {
            // Kept with the chat, to be compared with how long it was.
            chats.lock(chat.id())
                    .filter(held -> held.isInLine() && held.forecast() == null)
                    .ifPresent(held -> chats.store(held.forecast(wait.expected()), List.of()));
        }
        return new Place(now.line().placeOf(chat.id()), ring != null, wait, closesAt(chat, now.at()));
    }

    /** When the hours end that are open now; empty around the clock or when they are closed. */
    private @Nullable Instant closesAt(Chat chat, Instant now) {
        return line.rulesOf(chat).closes(now).orElse(null);
    }

    /** The last chat of a case, ended or not; empty where the member sees no such case, or it has none. */
    public Optional<Chat> lastOf(Member member, CaseId id) {
        return cases.exists(Visibility.of(member), id) ? last(chats.of(id)) : Optional.empty();
    }

    /** All chats of a case, oldest first, for agents. */
    public List<Chat> ofCase(Agent agent, CaseId id) {
        return chats.of(id);
    }

    private static Optional<Chat> last(List<Chat> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The chat whose transcript is this communication, with all entries; for pages that draw it. */
    public Optional<Chats.Recorded> transcript(Member member, CaseId id, int communication) {
        return cases.exists(Visibility.of(member), id) ? transcript(id, communication) : Optional.empty();
    }

    /** The same for agents. */
    public Optional<Chats.Recorded> transcript(Agent agent, CaseId id, int communication) {
        return transcript(id, communication);
    }

    private Optional<Chats.Recorded> transcript(CaseId id, int communication) {
        return chats.of(id).stream()
                .filter(chat -> chat.transcript() != null && chat.transcript() == communication)
                .findFirst()
                .map(chat -> new Chats.Recorded(chat, chats.entries(chat.id(), 0, Integer.MAX_VALUE)));
    }

    /** Chats that are not ended, of cases that the member sees. */
    public List<Mine> mine(Member member) {
        List<Chat> open = chats.openOf(member.account()).stream()
                .filter(chat -> cases.exists(Visibility.of(member), chat.caseId()))
                .toList();
        Map<ChatId, List<Reader>> readers =
                chats.readers(open.stream().map(Chat::id).toList());
        return open.stream()
                .flatMap(chat -> cases.find(Visibility.of(member), chat.caseId()).stream()
                        .map(found -> mine(chat, found, member.id(), readers.getOrDefault(chat.id(), List.of()))))
                .toList();
    }

    private Mine mine(Chat chat, SupportCase found, PersonId reader, List<Reader> readers) {
        return new Mine(
                chat,
                found.displayId(),
                found.request().subject().text(),
                unread(chat, reader, seenBy(readers, reader)));
    }

    private int unread(Chat chat, PersonId reader, int seen) {
        return chat.progress().last() <= seen
                ? 0
                : (int) chats.entries(chat.id(), seen, MOST_ENTRIES).stream()
                        .filter(entry -> entry.isMessage() && !reader.equals(entry.person()))
                        .count();
    }

    private static int seenBy(List<Reader> readers, PersonId reader) {
        return readers.stream()
                .filter(one -> one.person().equals(reader))
                .mapToInt(Reader::seen)
                .findFirst()
                .orElse(0);
    }

    /** What an agent has to do with chats: the own ones, the one that rings, and the line. */
    public Desk desk(Agent agent) {
        Now now = line.now();
        List<ChatId> order = now.line().order();
        Map<ChatId, List<Reader>> readers = chats.readers(
                now.standing().stream().map(one -> one.chat().id()).toList());
        List<DeskLine> mine = now.standing().stream()
                .filter(one -> one.chat().isWith(agent.id()))
                .sorted(Comparator.comparing((Standing one) -> one.chat().askedAt()))
                .map(one -> deskLine(one, agent, readers))
                .toList();
        List<DeskLine> waiting = order.stream()
                .flatMap(id -> now.of(id).stream())
                .filter(one -> one.chat().isInLine())
                .map(one -> deskLine(one, agent, readers))
                .toList();
        Optional<DeskLine> ring = now.standing().stream()
                .filter(one -> one.chat().asks(agent.id()))
                .findFirst()
                .map(one -> deskLine(one, agent, readers));
        List<DeskLine> others = agent.supervisor()
                ? now.standing().stream()
                        .filter(one -> one.chat().agent() != null && !one.chat().isWith(agent.id()))
                        .map(one -> deskLine(one, agent, readers))
                        .toList()
                : List.of();
        return new Desk(mine, ring.orElse(null), waiting, others);
    }

    private DeskLine deskLine(Standing one, Agent agent, Map<ChatId, List<Reader>> readers) {
        Chat chat = one.chat();
        int unread = chat.isWith(agent.id())
                ? unread(chat, agent.id(), seenBy(readers.getOrDefault(chat.id(), List.of()), agent.id()))
                : 0;
        boolean canTake = agent.canTake(one.service(), chat.language().code());
        return new DeskLine(one, unread, canTake && chat.state() == Chat.State.WAITING, canTake);
    }

    /** The person has seen the entries up to this number. */
    public boolean saw(Member member, ChatId id, int number) {
        return seen(member, id)
                .map(chat -> saw(chat, member.id(), Side.CUSTOMER, number))
                .orElse(false);
    }

    /** The same for agents. */
    public boolean saw(Agent agent, ChatId id, int number) {
        return chats.find(id)
                .map(chat -> saw(chat, agent.id(), Side.SUPPORT, number))
                .orElse(false);
    }

    private boolean saw(Chat chat, PersonId person, Side side, int number) {
        chats.saw(chat.id(), person, side, Math.min(number, chat.progress().last()));
        return true;
    }

    /** The member is writing in the chat. */
    public boolean writes(Member member, ChatId id) {
        return member.may(Grant.REPLY)
                && seen(member, id)
                        .filter(chat -> !chat.isEnded())
                        .map(chat -> writes(chat, member.id(), member.name(), Side.CUSTOMER))
                        .orElse(false);
    }

    /** The agent is writing in the chat. */
    public boolean writes(Agent agent, ChatId id) {
        return chats.find(id)
                .filter(chat -> chat.isWith(agent.id()))
                .map(chat -> writes(chat, agent.id(), agent.name(), Side.SUPPORT))
                .orElse(false);
    }

    private boolean writes(Chat chat, PersonId person, String name, Side side) {
        writing.note(chat.id(), person, name, side, clock.instant());
        return true;
    }

    /** Whether the member may be told of changes in the chat. */
    public boolean mayFollow(Member member, ChatId id) {
        return seen(member, id).isPresent();
    }

    /** The standing of one chat, for agents. */
    public Optional<Standing> standing(Agent agent, ChatId id) {
        return standing.standing(id);
    }

    /**
     * A chat as somebody reads it.
     *
     * @param entries at most {@link #MOST_ENTRIES}, in order
     * @param place where it stands in the line; null for one that does not wait
     * @param here who has a page open that shows it
     * @param writing who else writes just now
     * @param seen up to which number the reader has seen it
     * @param seenByOthers up to which number somebody of the other side has seen it
     * @param writable whether the reader may write in it now
     */
    public record ChatView(
            Chat chat,
            List<ChatEntry> entries,
            @Nullable Place place,
            List<Reader> here,
            List<Writer> writing,
            int seen,
            int seenByOthers,
            boolean writable) {

        public ChatView {
            entries = List.copyOf(entries);
            here = List.copyOf(here);
            writing = List.copyOf(writing);
        }
    }

    /**
     * Where a chat stands in the line.
     *
     * @param place 1 for the first
     * @param asking whether an agent is being asked
     * @param closesAt when the chat closes today; null for never
     */
    public record Place(
            int place,
            boolean asking,
            ExpectedWait expected,
            @Nullable Instant closesAt) {}

    /** A chat that is not ended, of a case that the member sees. */
    public record Mine(Chat chat, DisplayId displayId, String subject, int unread) {}

    /**
     * What an agent has to do with chats.
     *
     * @param ring the chat that asks the agent; null for none
     * @param waiting the line, in order
     * @param others for supervisors: chats that are with other agents
     */
    public record Desk(List<DeskLine> mine, @Nullable DeskLine ring, List<DeskLine> waiting, List<DeskLine> others) {}

    /**
     * A chat in an agent's lists.
     *
     * @param takeable whether the agent can take it now
     * @param inSkills whether it is in the agent's languages and services
     */
    public record DeskLine(Standing standing, int unread, boolean takeable, boolean inSkills) {}
}
