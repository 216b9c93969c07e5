package org.caseport.policy.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat.Place;
import org.caseport.domain.chat.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * The chats that wait, in order, and the agents on duty: who is asked next, where a chat stands, and how long it is
 * expected to wait. A chat that was open before stands at the head of its lane.
 */
public final class WaitingLine {

    private final List<Waiting> line;
    private final List<OnDuty> agents;
    private final Instant now;

    private WaitingLine(List<Waiting> line, List<OnDuty> agents, Instant now) {
        this.line = line;
        this.agents = agents;
        this.now = now;
    }

    /**
     * The line as it stands now.
     *
     * @param passedAtMost how many chats of a lane before it pass a chat
     */
    public static WaitingLine of(List<Waiting> waiting, List<OnDuty> agents, int passedAtMost, Instant now) {
        Comparator<Waiting> turn = Comparator.comparing(
                        (Waiting chat) -> !chat.place().returned())
                .thenComparing(chat -> chat.place().since())
                .thenComparing(chat -> chat.id().value());
        List<Integer> lanes =
                waiting.stream().map(Waiting::lane).distinct().sorted().toList();
        List<Waiting> line = List.of();
        // The last lane first, and each one before it is merged into what comes after.
        for (int i = lanes.size() - 1; i >= 0; i--) {
            int lane = lanes.get(i);
            List<Waiting> first = waiting.stream()
                    .filter(chat -> chat.lane() == lane)
                    .sorted(turn)
                    .toList();
            line = merged(first, line, passedAtMost);
        }
        return new WaitingLine(line, List.copyOf(agents), now);
    }

    private static List<Waiting> merged(List<Waiting> first, List<Waiting> second, int passedAtMost) {
        Deque<Waiting> urgent = new ArrayDeque<>(first);
        Deque<Waiting> others = new ArrayDeque<>(second);
        Map<ChatId, Integer> passed = new HashMap<>();
        List<Waiting> line = new ArrayList<>();
        while (!urgent.isEmpty() || !others.isEmpty()) {
            Waiting other = others.peekFirst();
            Waiting next = urgent.peekFirst();
            if (next == null || (other != null && isPassedEnough(other, next, passed, passedAtMost))) {
                line.add(others.removeFirst());
                continue;
            }
            line.add(urgent.removeFirst());
            others.stream()
                    .filter(chat -> chat.place().since().isBefore(next.place().since()))
                    .forEach(chat -> passed.merge(chat.id(), 1, Integer::sum));
        }
        return line;
    }

    private static boolean isPassedEnough(Waiting other, Waiting next, Map<ChatId, Integer> passed, int most) {
        return other.place().since().isBefore(next.place().since())
                && other.passed() + passed.getOrDefault(other.id(), 0) >= most;
    }

    /** The chats in the order in which agents are asked for them. */
    public List<ChatId> order() {
        return line.stream().map(Waiting::id).toList();
    }

    /** Which agent is asked next for which chat; empty while none can be. */
    public Optional<Match> next() {
        return line.stream()
                .filter(chat -> chat.waits() && chat.customerHere())
                .flatMap(chat -> agentFor(chat).map(agent -> new Match(chat.id(), agent)).stream())
                .findFirst();
    }

    private Optional<Agent> agentFor(Waiting chat) {
        List<OnDuty> able = agents.stream().filter(agent -> agent.canTake(chat)).toList();
        List<OnDuty> willing = able.stream()
                .filter(agent -> !chat.notAgain().containsKey(agent.agent().id()))
                .toList();
        // Who did not accept is asked again if there is nobody else, but not at once.
        List<OnDuty> asked = willing.isEmpty()
                ? able.stream()
                        .filter(agent -> !now.isBefore(
                                chat.notAgain().getOrDefault(agent.agent().id(), now)))
                        .toList()
                : willing;
        return asked.stream()
                .filter(OnDuty::canBeAsked)
                .min(Comparator.comparing((OnDuty agent) -> !agent.agent().id().equals(chat.assignee()))
                        .thenComparing(OnDuty::load)
                        .thenComparing(OnDuty::rungAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(agent -> agent.agent().id().value()))
                .map(OnDuty::agent);
    }

    /**
     * Where the chat stands: 1 and the chats before it that some agent on duty could take who can take this one. With
     * nobody on duty, those in its language.
     */
    public int placeOf(ChatId id) {
        return before(id).size() + 1;
    }

    private List<Waiting> before(ChatId id) {
        Optional<Waiting> found =
                line.stream().filter(chat -> chat.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return List.of();
        }
        Waiting chat = found.get();
        List<OnDuty> able = agents.stream().filter(agent -> agent.canTake(chat)).toList();
        return line.subList(0, line.indexOf(chat)).stream()
                .filter(other -> able.isEmpty()
                        ? other.language().equals(chat.language())
                        : able.stream().anyMatch(agent -> agent.canTake(other)))
                .toList();
    }

    /**
     * How long the chat is expected to wait.
     *
     * @param length how long a chat in its language takes
     * @param counted of how many chats that is the median; 0 where there were too few
     */
    public ExpectedWait waitOf(ChatId id, Duration length, int counted) {
        List<Waiting> before = before(id);
        List<OnDuty> able = line.stream()
                .filter(chat -> chat.id().equals(id))
                .flatMap(chat -> agents.stream().filter(agent -> agent.canTake(chat)))
                .toList();
        return new ExpectedWait(
                before.size(),
                able.size(),
                able.stream().mapToInt(OnDuty::most).sum(),
                able.stream().mapToInt(OnDuty::free).sum(),
                length,
                counted,
                before.isEmpty() ? null : Duration.between(before.get(0).waitsSince(), now));
    }

    /** How many agents on duty speak this language. */
    public int onDuty(String language) {
        return (int) agents.stream()
                .filter(agent -> agent.agent().languages().contains(language))
                .count();
    }

    /**
     * A chat in the line.
     *
     * @param lane 0 is served first
     * @param passed how many chats of a lane before it have passed it already
     * @param assignee who has the case; null for nobody
     * @param waits whether an agent should be asked for it; false while one is
     * @param customerHere whether the customer is online; the chat is passed over while not
     * @param waitsSince since when it waits
     * @param notAgain agents who did not accept it of late, with the instant from which on they can be asked again if
     *     there is nobody else
     * @param leaving the agent who hands it over; null for none
     */
    public record Waiting(
            ChatId id,
            String language,
            String service,
            int lane,
            Place place,
            int passed,
            @Nullable PersonId assignee,
            boolean waits,
            boolean customerHere,
            Instant waitsSince,
            Map<PersonId, Instant> notAgain,
            @Nullable PersonId leaving) {

        public Waiting {
            notAgain = Map.copyOf(notAgain);
        }
    }

    /**
     * An agent on duty.
     *
     * @param most how many chats the agent has at once
     * @param busy how many are open, ringing or being handed over
     * @param rungAt when a chat asked the agent last; null for never
     * @param asked whether a chat asks the agent now
     * @param inCall whether the agent has claimed a call
     */
    public record OnDuty(
            Agent agent, int most, int busy, @Nullable Instant rungAt, boolean asked, boolean inCall) {

        int free() {
            return inCall ? 0 : Math.max(0, most - busy);
        }

        double load() {
            return most == 0 ? 1 : (double) busy / most;
        }

        boolean canBeAsked() {
            return free() > 0 && !asked;
        }

        boolean canTake(Waiting chat) {
            return most > 0
                    && agent.canTake(chat.service(), chat.language())
                    && !agent.id().equals(chat.leaving());
        }
    }

    /** A chat, and the agent who is asked for it next. */
    public record Match(ChatId chat, Agent agent) {}
}
