package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine;
import org.caseport.domain.chat.ChatLine.Standing;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.Counts;
import org.caseport.domain.contact.ContactLanguage;
import org.jspecify.annotations.Nullable;

/** Shows supervisors how chats go now and today, and who is there for them. Each figure is the length of a list. */
@ApplicationScoped
@Transactional
public class ReadingChatFigures {

    /** How many rows of a day are read at most. */
    public static final int MOST = 1_000;

    @Inject
    Chats chats;

    @Inject
    ChatLine standing;

    @Inject
    LineOfChats line;

    @Inject
    Availabilities availabilities;

    @Inject
    Agents agents;

    @Inject
    Callbacks callbacks;

    @Inject
    Clock clock;

    /** The chats that wait now; empty for anybody but a supervisor. */
    public Optional<InLine> inLine(Agent reader) {
        return reader.supervisor() ? Optional.of(inLine(chats.counts())) : Optional.empty();
    }

    private static InLine inLine(Counts counts) {
        return new InLine((int) (counts.in(Chat.State.WAITING) + counts.in(Chat.State.RINGING)), counts.oldestInLine());
    }

    /** Chats as they stand now, and what happened since that instant; empty for anybody but a supervisor. */
    public Optional<ChatFigures> since(Agent reader, Instant morning) {
        if (!reader.supervisor()) {
            return Optional.empty();
        }
        Counts counts = chats.counts();
        List<OnDutyNow> everybody = everybody();
        List<Chat> accepted = chats.firstAcceptedSince(morning, MOST);
        List<Chat> forecast =
                accepted.stream().filter(chat -> chat.forecast() != null).toList();
        return Optional.of(new ChatFigures(
                inLine(counts),
                (int) counts.in(Chat.State.OPEN),
                everybody.stream()
                        .flatMap(one -> one.agent().languages().stream())
                        .distinct()
                        .sorted()
                        .map(language -> team(new ContactLanguage(language), everybody))
                        .toList(),
                chats.passedSince(morning, MOST).size(),
                chats.leftSince(morning, MOST).size(),
                median(forecast, Chat::forecast),
                median(forecast, ReadingChatFigures::waitOf)));
    }

    private static Team team(ContactLanguage language, List<OnDutyNow> everybody) {
        List<OnDutyNow> team = everybody.stream()
                .filter(one -> one.presence() == Presence.ON_DUTY
                        && one.agent().languages().contains(language.code()))
                .toList();
        return new Team(
                language,
                team.size(),
                team.stream().mapToInt(OnDutyNow::limit).sum(),
                team.stream().mapToInt(OnDutyNow::free).sum());
    }

    private static @Nullable Duration median(List<Chat> of, Function<Chat, @Nullable Duration> measure) {
        List<Duration> sorted =
                of.stream().map(measure).filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }

    private static @Nullable Duration waitOf(Chat chat) {
        return chat.acceptedAt() == null ? null : Duration.between(chat.askedAt(), chat.acceptedAt());
    }

    /** All agents, and today's rings, ends and waits; empty for anybody but a supervisor. */
    public Optional<ChatDay> day(Agent reader, Instant morning) {
        if (!reader.supervisor()) {
            return Optional.empty();
        }
        Map<PersonId, String> names = agents.all().stream().collect(Collectors.toMap(Agent::id, Agent::name));
        return Optional.of(new ChatDay(
                everybody(),
                chats.passedSince(morning, MOST).stream()
                        .flatMap(ring -> standing(ring.chat())
                                .map(one -> new Passed(one, names.getOrDefault(ring.agent(), ""), ring.rungAt())))
                        .toList(),
                chats.leftSince(morning, MOST).stream()
                        .flatMap(chat -> standing(chat.id())
                                .map(one -> new Waited(one, null, Duration.between(chat.askedAt(), chat.changedAt()))))
                        .toList(),
                chats.firstAcceptedSince(morning, MOST).stream()
                        .flatMap(chat -> Stream.ofNullable(waitOf(chat)).flatMap(wait -> standing(chat.id())
                                .map(one -> new Waited(one, chat.forecast(), wait))))
                        .toList()));
    }

    private Stream<Standing> standing(ChatId id) {
        return standing.standing(id).stream();
    }

    private List<OnDutyNow> everybody() {
        Instant now = clock.instant();
        Map<PersonId, Availability> chosen =
                availabilities.all().stream().collect(Collectors.toMap(Availability::agent, one -> one));
        return agents.all().stream()
                .map(agent -> {
                    Availability availability = chosen.getOrDefault(agent.id(), Availability.none(agent.id()));
                    return new OnDutyNow(
                            agent,
                            availability,
                            presenceOf(availability, now),
                            chats.openOf(agent.id()).size(),
                            line.mostOf(availability),
                            callbacks.claimedBy(agent.id()).isPresent());
                })
                .toList();
    }

    private static Presence presenceOf(Availability availability, Instant now) {
        if (!availability.chats()) {
            return Presence.AWAY;
        }
        return availability.isOnline(now) ? Presence.ON_DUTY : Presence.NOT_ONLINE;
    }

    /** Whether chats can ask an agent. */
    public enum Presence {
        ON_DUTY,
        AWAY,
        NOT_ONLINE
    }

    /**
     * Chats now and today.
     *
     * @param unanswered how many rings passed without an answer
     * @param left how many ended before anybody accepted them
     * @param forecast the median of the waits that were shown first; null without any
     * @param waited the median of what they were
     */
    public record ChatFigures(
            InLine line,
            int open,
            List<Team> teams,
            int unanswered,
            int left,
            @Nullable Duration forecast,
            @Nullable Duration waited) {

        public ChatFigures {
            teams = List.copyOf(teams);
        }
    }

    /**
     * The chats that wait.
     *
     * @param longestSince since when the one has waited that has waited longest; null where none waits
     */
    public record InLine(int waiting, @Nullable Instant longestSince) {}

    /** The agents on duty for a language, with their places for chats. */
    public record Team(ContactLanguage language, int agents, int places, int free) {}

    /** The lists that today's figures count. */
    public record ChatDay(List<OnDutyNow> agents, List<Passed> passed, List<Waited> left, List<Waited> accepted) {

        public ChatDay {
            agents = List.copyOf(agents);
            passed = List.copyOf(passed);
            left = List.copyOf(left);
            accepted = List.copyOf(accepted);
        }
    }

    /**
     * An agent, and whether chats can ask the agent now.
     *
     * @param open chats that are open, or ask the agent
     * @param limit how many the agent has at once
     */
    public record OnDutyNow(
            Agent agent, Availability availability, Presence presence, int open, int limit, boolean inCall) {

        /** Chats that the agent can take besides. */
        int free() {
            return inCall ? 0 : Math.max(0, limit - open);
        }
    }

    /** A ring that passed without an answer. */
    public record Passed(Standing chat, String agent, Instant rungAt) {}

    /**
     * A chat that has waited.
     *
     * @param forecast the expected wait that was shown first; null where none was
     */
    public record Waited(Standing chat, @Nullable Duration forecast, Duration waited) {}
}
