package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.content.Redacting;
import org.jspecify.annotations.Nullable;

/** Lets agents say for what they are available. Only the agent changes it, except at the end of the sign-in. */
@ApplicationScoped
@Transactional
public class SettingAvailability {

    /** How many code points a reason has at most. */
    private static final int LONGEST_REASON = 500;

    @Inject
    Availabilities availabilities;

    @Inject
    LineOfChats line;

    @Inject
    Agents agents;

    @Inject
    Redacting redacting;

    @Inject
    Chats chats;

    @Inject
    Journal journal;

    @Inject
    Event<AvailabilityChanged> changed;

    @Inject
    Clock clock;

    /** For what the agent is available, and how many chats there are. */
    public Duty of(Agent agent) {
        return duty(availabilities.of(agent.id()));
    }

    /** The agent is available for chats, and for calls, or not. */
    public Duty choose(Agent agent, boolean forChats, boolean forCalls) {
        Instant now = clock.instant();
        Availability before = availabilities.lock(agent.id());
        Availability after = before.choose(forChats, forCalls, now);
        if (!after.equals(before)) {
            availabilities.store(after);
            tell(agent.id(), after, agent.id(), now);
        }
        return duty(after);
    }

    /**
     * A supervisor sets how many chats the agent has at once.
     *
     * @param atOnce null for the usual number
     * @param reason told to the agent
     */
    public Outcome<Duty> limit(Agent supervisor, PersonId agent, @Nullable Integer atOnce, String reason) {
        boolean possible = atOnce == null || (atOnce >= 0 && atOnce <= Availability.MOST_AT_ONCE);
        Optional<Rejection> why =
                possible ? whyNot(supervisor, agent, reason) : Optional.of(ChatRejection.ChatRefusal.NOT_ALLOWED);
        if (why.isPresent()) {
            return refused(supervisor, agent, why.get());
        }
        Availability after = availabilities.lock(agent).withAtOnce(atOnce, clean(reason));
        availabilities.store(after);
        journal.done(
                null,
                supervisor.id(),
                JournalAct.AVAILABILITY_CHANGED,
                agent.value(),
                "at-once " + (atOnce == null ? "usual" : atOnce),
                clock.instant());
        changed.fire(new AvailabilityChanged(agent));
        return new Outcome.Done<>(duty(after));
    }

    /**
     * A supervisor sets an agent to away. Chats that are open stay with the agent.
     *
     * @param reason told to the agent
     */
    public Outcome<Duty> sendAway(Agent supervisor, PersonId agent, String reason) {
        Optional<Rejection> why = whyNot(supervisor, agent, reason);
        if (why.isPresent()) {
            return refused(supervisor, agent, why.get());
        }
        Instant now = clock.instant();
        Availability before = availabilities.lock(agent);
        if (!before.chats() && !before.calls()) {
            return new Outcome.Done<>(duty(before));
        }
        Availability after = before.sentAway(clean(reason), now);
        availabilities.store(after);
        tell(agent, after, supervisor.id(), now);
        return new Outcome.Done<>(duty(after));
    }

    private Optional<Rejection> whyNot(Agent supervisor, PersonId agent, String reason) {
        if (!supervisor.supervisor()) {
            return Optional.of(ChatRejection.ChatRefusal.NOT_ALLOWED);
        }
        if (agents.find(agent).isEmpty()) {
            return Optional.of(Rejection.NotFound.CHAT);
        }
        return clean(reason).isEmpty() ? Optional.of(ChatRejection.ChatRefusal.NO_REASON) : Optional.empty();
    }

    private String clean(String reason) {
        String clean = BlankText.stripLines(redacting.message(reason).text());
        return clean.codePointCount(0, clean.length()) <= LONGEST_REASON
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_REASON));
    }

    private Outcome<Duty> refused(Agent supervisor, PersonId agent, Rejection why) {
        journal.refused(
                null, supervisor.id(), JournalAct.AVAILABILITY_CHANGED, agent.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The last sign-in of the agent has ended. */
    public void signedOut(PersonId agent) {
        Availability before = availabilities.of(agent);
        if (before.chats() || before.calls()) {
            off(agent, agent);
        }
    }

    private Duty off(PersonId agent, PersonId by) {
        Instant now = clock.instant();
        Availability before = availabilities.lock(agent);
        Availability after = before.off(now);
        if (before.chats() || before.calls()) {
            availabilities.store(after);
            tell(agent, after, by, now);
        }
        return duty(after);
    }

    /** Agents who are available for chats or calls. */
    List<PersonId> available() {
        return availabilities.available().stream().map(Availability::agent).toList();
    }

    /** Pages of these people have just answered; those who are no agents are left out. */
    public void seen(Collection<PersonId> people) {
        availabilities.seen(people, clock.instant());
    }

    private void tell(PersonId agent, Availability after, PersonId by, Instant now) {
        String words = (after.chats() ? "chats" : "no-chats") + " " + (after.calls() ? "calls" : "no-calls");
        journal.done(null, by, JournalAct.AVAILABILITY_CHANGED, agent.value(), words, now);
        changed.fire(new AvailabilityChanged(agent));
    }

    private Duty duty(Availability availability) {
        return new Duty(
                availability,
                availability.isOnline(clock.instant()),
                line.mostOf(availability),
                chats.openOf(availability.agent()).size());
    }

    /** Event: an agent is available for something else now. */
    public record AvailabilityChanged(PersonId agent) {}

    /**
     * For what an agent is available.
     *
     * @param online whether a page of the agent answered of late
     * @param limit how many chats the agent has at once
     * @param open how many are open, ringing or being handed over to the agent
     */
    public record Duty(Availability availability, boolean online, int limit, int open) {}
}
