package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ring;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.RingResult;
import org.caseport.domain.chat.Chats.RingResult.Result;
import org.caseport.policy.chat.WaitingLine.Match;
import org.caseport.web.application.chat.HeldChats.Held;

/**
 * Asks agents for chats, one at a time: one chat, one agent, one ring. What the line proposes is looked at again once
 * agent, case and chat are locked, so that any number of servers can ask at once.
 */
@ApplicationScoped
@Transactional
public class RingingAgents {

    @Inject
    LineOfChats line;

    @Inject
    Chats chats;

    @Inject
    HeldChats holding;

    @Inject
    Availabilities availabilities;

    @Inject
    Agents agents;

    @Inject
    Callbacks callbacks;

    @Inject
    Clock clock;

    /** Asks the next agent for the next chat; false when there is nobody to ask or nothing to ask for. */
    public boolean ringNext() {
        Optional<Match> next = line.now().line().next();
        return next.isPresent() && ring(next.get());
    }

    private boolean ring(Match match) {
        Instant now = clock.instant();
        PersonId id = match.agent().id();
        Availability availability = availabilities.lock(id);
        Optional<Agent> agent = agents.find(id);
        boolean free = availability.isOnDuty(now) && canHaveOneMore(availability) && !isAsked(id);
        Optional<Held> held = free && agent.isPresent() ? holding.hold(match.chat()) : Optional.empty();
        Optional<Transition.Done> ringing =
                held.flatMap(one -> one.chat().ring(agent.orElseThrow(), now).result());
        ringing.ifPresent(done -> {
            availabilities.store(availability.rung(now));
            holding.keep(done, null, ChatStep.RUNG, id.value(), now);
        });
        return ringing.isPresent();
    }

    /** Whether the agent, who is locked, can have another chat now. */
    boolean canHaveOneMore(Availability availability) {
        return chats.openOf(availability.agent()).size() < line.mostOf(availability)
                && callbacks.claimedBy(availability.agent()).isEmpty();
    }

    private boolean isAsked(PersonId id) {
        return chats.openOf(id).stream().anyMatch(chat -> chat.asks(id));
    }

    /**
     * Ends a ring that was not answered in time, or whose agent is away or not online.
     *
     * @param started since when the agent could answer on this server
     */
    public boolean pass(ChatId id, Instant started) {
        Ring asked = chats.find(id).map(Chat::ring).orElse(null);
        if (asked == null) {
            return false;
        }
        Instant now = clock.instant();
        Availability availability = availabilities.lock(asked.agent());
        Optional<Held> held =
                holding.hold(id).filter(one -> asked.equals(one.chat().ring()));
        Optional<Transition.Done> passed = held.flatMap(one -> one.chat()
                .pass(!isThere(availability, one.chat(), started, now), started, now)
                .result());
        passed.ifPresent(done -> {
            chats.note(new RingResult(id, asked.agent(), asked.since(), now, Result.PASSED));
            availabilities.store(availability.missed(now));
            holding.keep(done, null, ChatStep.PASSED, asked.agent().value(), now);
        });
        return passed.isPresent();
    }

    /** While no server ran, no page could answer. */
    private static boolean isThere(Availability availability, Chat chat, Instant started, Instant now) {
        boolean justStarted = now.isBefore(started.plus(Availability.ONLINE));
        // A colleague who is asked by name need not be available for the line.
        boolean chosen = availability.chats() || chat.handOver() != null;
        return chosen && (justStarted || availability.isOnline(now));
    }
}
