package org.caseport.domain.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.ChatEntry.Kind;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatProgress.Written;
import org.caseport.domain.contact.ContactLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A live conversation in a case. Each act returns the chat as it is afterwards, with the entries that it caused, or why
 * the act is refused; there are no transitions but these. At most one chat of a case is not ended.
 *
 * <p>An act of a timer takes the instant from which on time counts: while no server ran, none counts against anybody.
 *
 * @param customer who asked for it
 * @param askedAt when it was asked for
 * @param place where it stands in the line
 * @param ring which agent it asks now; present exactly while it rings, or while it is handed over and asks somebody
 * @param agent whom the customer talks to; present exactly while it is open
 * @param handOver the hand-over that was not accepted yet; null for none
 * @param acceptedAt when an agent accepted it first; null while none did
 * @param lastAgent who was in it last; null while nobody was
 * @param forecast the first expected wait that was shown; null while none was
 * @param ending how it ended; present exactly when it is ended
 * @param transcript the number of the communication that has what was said; 0 where nothing was; null while not made
 * @param revision another number after every change
 * @param changedAt when it last came into its state
 */
public record Chat(
        ChatId id,
        CaseId caseId,
        PersonId customer,
        ContactLanguage language,
        ChatTerms terms,
        Instant askedAt,
        Place place,
        State state,
        ChatClock clock,
        ChatProgress progress,
        @Nullable Ring ring,
        @Nullable Seat agent,
        @Nullable HandOver handOver,
        @Nullable Instant acceptedAt,
        @Nullable Seat lastAgent,
        @Nullable Duration forecast,
        @Nullable Ending ending,
        @Nullable Integer transcript,
        long revision,
        Instant changedAt) {

    public Chat {
        boolean ringsRightly = state == State.RINGING
                ? ring != null && handOver == null
                : state == State.OPEN ? ring == null || handOver != null : ring == null && handOver == null;
        if (!ringsRightly || (state == State.OPEN) != (agent != null) || (state == State.ENDED) != (ending != null)) {
            throw new IllegalArgumentException("chat " + id + " is " + state + ", with " + ring + ", " + agent);
        }
    }

    /**
     * A new chat, which waits.
     *
     * @param since as of when it stands in the line: now, or earlier for a customer who comes back
     */
    public static Chat ask(
            ChatId id,
            CaseId caseId,
            PersonId customer,
            ContactLanguage language,
            ChatTerms terms,
            Instant since,
            Instant now) {
        return new Chat(
                id,
                caseId,
                customer,
                language,
                terms,
                now,
                new Place(since, false),
                State.WAITING,
                ChatClock.from(now),
                ChatProgress.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                now);
    }

    // Messages.

    /**
     * Adds a message, once however often it is sent. A chat that is full of messages ends with the last one.
     *
     * @param saved the entry that has this message's key already; null for none
     */
    public Sending send(ChatMessage message, @Nullable ChatEntry saved, Instant now) {
        if (saved != null) {
            return saved.isOf(message) ? new Sending.Repeated(this, saved) : new Sending.Refused(NotSent.KEY_TAKEN);
        }
        if (state == State.ENDED) {
            return new Sending.Refused(NotSent.ENDED);
        }
        if (message.side() == Side.SUPPORT && !isWith(message.person())) {
            return new Sending.Refused(NotSent.NOT_IN_IT);
        }
        if (progress.files() + message.files().size() > terms.limits().files()
                || message.files().size() > terms.limits().filesAMessage()) {
            return new Sending.Refused(NotSent.TOO_MANY_FILES);
        }
        Kind kind = message.text().isEmpty() ? Kind.FILE : Kind.MESSAGE;
        ChatEntry entry = new ChatEntry(
                progress.last() + 1,
                kind,
                message.side(),
                message.person(),
                message.name(),
                message.text(),
                message.files(),
                "",
                message.key(),
                message.removed(),
                now);
        Draft after = draft();
        after.progress = progress.with(message, now);
        after.clock = clock.written();
        return new Sending.Sent(after.moved(changedAt), entry);
    }

    /** Whether no further message fits into it. */
    public boolean isFull() {
        return progress.messages() >= terms.limits().messages()
                || progress.codePoints() >= terms.limits().codePoints();
    }

    /** Whether so much of it is full that people should know. */
    public boolean isAlmostFull() {
        return progress.messages() * 10L >= terms.limits().messages() * 9L
                || progress.codePoints() * 10L >= terms.limits().codePoints() * 9L;
    }

    /** Ends a chat into which no further message fits. */
    public Transition fill(Instant now) {
        return isFull() && state != State.ENDED ? end(Ending.FULL, Side.SYSTEM, null, "", now) : refused();
    }

    /** Tells in the chat that somebody replied in the case beside it. */
    public Transition replied(PersonId person, String name, Side side, Instant now) {
        return state == State.ENDED ? refused() : said(draft(), Kind.REPLIED, side, person, name, "", changedAt, now);
    }

    // Acts of agents.

    /** The chat asks this agent, who has some time to accept. Of an open chat: it is handed over to the line. */
    public Transition ring(Agent asked, Instant now) {
        Draft after = draft();
        after.ring = new Ring(asked.id(), asked.name(), now, now.plus(terms.ring()));
        if (state == State.WAITING) {
            after.state = State.RINGING;
            return done(after.moved(now));
        }
        if (state != State.OPEN || isWith(asked.id()) || ring != null) {
            return refused();
        }
        if (handOver == null || handOver.to() != null || !now.isBefore(handOver.until())) {
            return refused();
        }
        after.ring = new Ring(asked.id(), asked.name(), now, handOver.until());
        return done(after.moved(changedAt));
    }

    /** An agent takes a chat that waits, out of turn too. */
    public Transition take(Agent by, Instant now) {
        return state == State.WAITING ? join(by, Kind.JOINED, now) : refused();
    }

    /** The agent whom it asks accepts it, from the line or from the agent before. */
    public Transition accept(Agent by, Instant now) {
        if (!asks(by.id())) {
            return refused();
        }
        return join(by, state == State.OPEN ? Kind.HANDED_OVER : Kind.JOINED, now);
    }

    private Transition join(Agent by, Kind kind, Instant now) {
        Draft after = draft();
        after.state = State.OPEN;
        after.ring = null;
        after.handOver = null;
        after.agent = new Seat(by.id(), by.name(), now);
        after.lastAgent = after.agent;
        after.acceptedAt = acceptedAt == null ? now : acceptedAt;
        return said(after, kind, Side.SUPPORT, by.id(), by.name(), "", now, now);
    }

    /** The agent whom it asks does not want it. */
    public Transition decline(PersonId by, Instant now) {
        return asks(by) ? done(unrung(now)) : refused();
    }

    /**
     * Ends a ring that was not answered, because its time is over or its agent is away or not online.
     *
     * @param absent whether the agent is away or not online
     * @param started since when the agent could answer on this server
     */
    public Transition pass(boolean absent, Instant started, Instant now) {
        return ring != null && (absent || !now.isBefore(ChatClock.later(ring.until(), ringEnd(ring, started))))
                ? done(unrung(now))
                : refused();
    }

    private static Instant ringEnd(Ring ring, Instant started) {
        return ring.since().isBefore(started)
                ? started.plus(Duration.between(ring.since(), ring.until()))
                : ring.until();
    }

    private Chat unrung(Instant now) {
        Draft after = draft();
        after.ring = null;
        if (state == State.RINGING) {
            after.state = State.WAITING;
            return after.moved(now);
        }
        // To the line: another agent may be asked for the rest of its time.
        after.handOver = handOver != null && handOver.to() == null && now.isBefore(handOver.until()) ? handOver : null;
        return after.moved(changedAt);
    }

    /**
     * The agent in it hands it over, and stays until it is accepted.
     *
     * @param to a colleague, whom it asks at once; null for the line
     * @param note for agents alone
     */
    public Transition handOver(PersonId by, @Nullable Agent to, String note, Instant now) {
        if (!isWith(by) || handOver != null || (to != null && to.id().equals(by))) {
            return refused();
        }
        Draft after = draft();
        Instant until = now.plus(terms.ring());
        after.handOver = new HandOver(to == null ? null : to.id(), note, now, until);
        after.ring = to == null ? null : new Ring(to.id(), to.name(), now, until);
        return done(after.moved(changedAt));
    }

    /** Ends a hand-over to the line that nobody accepted in time. */
    public Transition keep(Instant started, Instant now) {
        if (handOver == null || ring != null || now.isBefore(handOver.end(started))) {
            return refused();
        }
        Draft after = draft();
        after.handOver = null;
        return done(after.moved(changedAt));
    }

    /** A supervisor, or who has the case, takes it over from its agent. */
    public Transition takeOver(Agent by, Instant now) {
        return state == State.OPEN && !isWith(by.id()) ? join(by, Kind.TAKEN_OVER, now) : refused();
    }

    /**
     * Puts the chat at the head of its line, because its agent has not been online for too long.
     *
     * @param seen when the agent was last online; null for never
     * @param signedOut whether the agent signed out, which needs no waiting
     */
    public Transition lose(@Nullable Instant seen, boolean signedOut, Instant started, Instant now) {
        if (agent == null) {
            return refused();
        }
        Instant since = ChatClock.later(ChatClock.later(agent.since(), seen), started);
        if (!signedOut && now.isBefore(since.plus(terms.agentLostAfter()))) {
            return refused();
        }
        Draft after = draft();
        after.state = State.WAITING;
        after.agent = null;
        after.ring = null;
        after.handOver = null;
        after.place = new Place(place.since(), true);
        after.clock = ChatClock.from(now);
        return said(after, Kind.LOST, Side.SYSTEM, agent.person(), agent.name(), "", now, now);
    }

    // Acts of customers.

    /** The customer leaves the line, to go on in another way or in none. */
    public Transition leave(Ending how, PersonId by, String name, Instant now) {
        return isInLine() && how.isOfLeaving() ? end(how, Side.CUSTOMER, by, name, now) : refused();
    }

    /** The customer goes on waiting. */
    public Transition keepWaiting(Instant now) {
        if (!isInLine()) {
            return refused();
        }
        Draft after = draft();
        after.clock = ChatClock.from(now);
        return done(after.moved(changedAt));
    }

    // Acts of either side.

    /** Somebody is still there; the silence begins anew. */
    public Transition stillHere(Side side, PersonId by, String name, Instant now) {
        if (state != State.OPEN || (side == Side.SUPPORT && !isWith(by))) {
            return refused();
        }
        Draft after = draft();
        after.clock = clock.stillHere(now);
        return clock.silenceAskedAt() == null
                ? done(after.moved(changedAt))
                : said(after, Kind.STILL_HERE, side, by, name, "", changedAt, now);
    }

    /** Ends an open chat. */
    public Transition end(Side side, PersonId by, String name, Instant now) {
        return state == State.OPEN
                ? end(side == Side.CUSTOMER ? Ending.MEMBER : Ending.AGENT, side, by, name, now)
                : refused();
    }

    // Acts of timers, and what happens to the case.

    /**
     * Ends a chat whose customer has not been online for too long.
     *
     * @param seen when somebody who may write in it was last online; null for never
     */
    public Transition goAway(@Nullable Instant seen, Instant started, Instant now) {
        Instant since = ChatClock.later(ChatClock.later(clock.waitsSince(), seen), started);
        return isInLine() && !now.isBefore(since.plus(terms.placeKept()))
                ? end(Ending.GONE, Side.SYSTEM, null, "", now)
                : refused();
    }

    /** Asks a customer who has waited long whether to keep waiting. */
    public Transition askToWait(Instant started, Instant now) {
        Instant since = ChatClock.later(clock.waitsSince(), started);
        if (!isInLine() || clock.waitingAskedAt() != null || now.isBefore(since.plus(terms.asksAfter()))) {
            return refused();
        }
        Draft after = draft();
        after.clock = clock.askedToWait(now);
        return done(after.moved(changedAt));
    }

    /** Ends a chat that nobody took, whose customer was asked whether to keep waiting and did not answer. */
    public Transition giveUp(Instant started, Instant now) {
        Instant asked = clock.waitingAskedAt();
        return isInLine()
                        && asked != null
                        && !now.isBefore(ChatClock.later(asked, started).plus(terms.answersWithin()))
                ? end(Ending.NOBODY, Side.SYSTEM, null, "", now)
                : refused();
    }

    /**
     * Ends a chat that still waits after closing time.
     *
     * @param closedAt when the chat's hours ended
     * @param nobodyThere whether no agent is on duty, so that there is nothing to wait for
     */
    public Transition close(Instant closedAt, boolean nobodyThere, Instant now) {
        boolean over = !now.isBefore(closedAt.plus(terms.afterClosing()));
        return isInLine() && !now.isBefore(closedAt) && (over || nobodyThere)
                ? end(Ending.CLOSED, Side.SYSTEM, null, "", now)
                : refused();
    }

    /** Asks both sides whether they are still there, when nobody has answered support for a while. */
    public Transition askForSilence(Instant started, Instant now) {
        Instant quiet = quietSince(started);
        if (quiet == null || clock.silenceAskedAt() != null || now.isBefore(quiet.plus(terms.silenceAskedAfter()))) {
            return refused();
        }
        Draft after = draft();
        after.clock = clock.askedForSilence(now);
        return done(after.moved(changedAt));
    }

    /** Ends a chat in which nobody has answered support for too long. */
    public Transition fallSilent(Instant started, Instant now) {
        Instant quiet = quietSince(started);
        return quiet != null && clock.silenceAskedAt() != null && !now.isBefore(quiet.plus(terms.silence()))
                ? end(Ending.SILENCE, Side.SYSTEM, null, "", now)
                : refused();
    }

    /** Since when nobody has answered support; null while the customer waits for support. */
    private @Nullable Instant quietSince(Instant started) {
        Written last = progress.written();
        return state != State.OPEN || last == null || last.side() == Side.CUSTOMER
                ? null
                : ChatClock.later(ChatClock.later(last.at(), clock.stillHereAt()), started);
    }

    /** The case was resolved or merged. */
    public Transition resolve(Instant now) {
        return state == State.ENDED ? refused() : end(Ending.RESOLVED, Side.SYSTEM, null, "", now);
    }

    private Transition end(Ending how, Side side, @Nullable PersonId by, String name, Instant now) {
        Draft after = draft();
        after.state = State.ENDED;
        after.ring = null;
        after.agent = null;
        after.handOver = null;
        after.ending = how;
        return said(after, Kind.ENDED, side, by, name, how.code(), now, now);
    }

    /** Keeps the first expected wait that was shown. */
    public Chat forecast(Duration wait) {
        if (forecast != null || !isInLine()) {
            return this;
        }
        Draft after = draft();
        after.forecast = wait;
        return after.same();
    }

    /** The communication with this number has what was said in it; 0 for none, where nothing was said. */
    public Chat transcribed(int communication) {
        Draft after = draft();
        after.transcript = communication;
        return after.moved(changedAt);
    }

    // What it is.

    public AccountId account() {
        return caseId.account();
    }

    public boolean isEnded() {
        return state == State.ENDED;
    }

    /** Whether it waits for an agent, or asks one. */
    public boolean isInLine() {
        return state == State.WAITING || state == State.RINGING;
    }

    /** Whether it asks this agent now. */
    public boolean asks(PersonId person) {
        return ring != null && ring.agent().equals(person);
    }

    /** Whether this agent is in it. */
    public boolean isWith(PersonId person) {
        return agent != null && agent.person().equals(person);
    }

    /** Whether an agent should be asked for it: it waits, or it is handed over to the line. */
    public boolean wantsAgent(Instant now) {
        return state == State.WAITING
                || (handOver != null && handOver.to() == null && ring == null && now.isBefore(handOver.until()));
    }

    /** Whether any agent ever joined. */
    public boolean wasAccepted() {
        return acceptedAt != null;
    }

    private Draft draft() {
        return new Draft(this);
    }

    private static Transition said(
            Draft after,
            Kind kind,
            Side side,
            @Nullable PersonId person,
            String name,
            String detail,
            Instant changedAt,
            Instant now) {
        int number = after.progress.last() + 1;
        after.progress = after.progress.withLast(number);
        return new Transition.Done(
                after.moved(changedAt), List.of(ChatEntry.event(number, kind, side, person, name, detail, now)));
    }

    private static Transition done(Chat after) {
        return new Transition.Done(after, List.of());
    }

    private Transition refused() {
        return new Transition.Refused(this);
    }

    /** The fields that acts change. */
    private static final class Draft {

        private final Chat before;
        private Place place;
        private State state;
        private ChatClock clock;
        private ChatProgress progress;
        private @Nullable Ring ring;
        private @Nullable Seat agent;
        private @Nullable HandOver handOver;
        private @Nullable Instant acceptedAt;
        private @Nullable Seat lastAgent;
        private @Nullable Duration forecast;
        private @Nullable Ending ending;
        private @Nullable Integer transcript;

        Draft(Chat before) {
            this.before = before;
            place = before.place;
            state = before.state;
            clock = before.clock;
            progress = before.progress;
            ring = before.ring;
            agent = before.agent;
            handOver = before.handOver;
            acceptedAt = before.acceptedAt;
            lastAgent = before.lastAgent;
            forecast = before.forecast;
            ending = before.ending;
            transcript = before.transcript;
        }

        Chat moved(Instant changedAt) {
            return made(before.revision + 1, changedAt);
        }

        Chat same() {
            return made(before.revision, before.changedAt);
        }

        private Chat made(long revision, Instant changedAt) {
            return new Chat(
                    before.id,
                    before.caseId,
                    before.customer,
                    before.language,
                    before.terms,
                    before.askedAt,
                    place,
                    state,
                    clock,
                    progress,
                    ring,
                    agent,
                    handOver,
                    acceptedAt,
                    lastAgent,
                    forecast,
                    ending,
                    transcript,
                    revision,
                    changedAt);
        }
    }

    /** Where a chat stands. */
    public enum State {
        /** It waits for an agent. */
        WAITING("waiting"),
        /** It asks an agent. */
        RINGING("ringing"),
        /** The customer talks to an agent. */
        OPEN("open"),
        ENDED("ended");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** Its code in tables, metrics and JSON. */
        public String code() {
            return code;
        }
    }

    /** How a chat ended. */
    public enum Ending {
        /** The customer left the line. */
        LEFT("left"),
        /** The customer goes on by web. */
        WEB("web"),
        /** The customer asked for a call. */
        CALL("call"),
        /** The customer was not online for too long. */
        GONE("gone"),
        /** Nobody took it. */
        NOBODY("nobody"),
        /** It still waited after closing time. */
        CLOSED("closed"),
        /** The customer ended it. */
        MEMBER("member"),
        /** An agent ended it. */
        AGENT("agent"),
        /** Nobody answered support. */
        SILENCE("silence"),
        /** No further message fitted into it. */
        FULL("full"),
        /** The case was resolved or merged. */
        RESOLVED("resolved");

        private final String code;

        Ending(String code) {
            this.code = code;
        }

        /** Its code in tables, the journal and JSON. */
        public String code() {
            return code;
        }

        /** Whether the customer chooses it while the chat waits. */
        public boolean isOfLeaving() {
            return this == LEFT || this == WEB || this == CALL;
        }
    }

    /**
     * Where it stands in the line.
     *
     * @param since as of when it was asked for
     * @param returned whether it was open before, and stands at the head of its lane
     */
    public record Place(Instant since, boolean returned) {}

    /** The agent whom it asks now, since when and until when. */
    public record Ring(PersonId agent, String name, Instant since, Instant until) {}

    /** The agent whom the customer talks to, since when. */
    public record Seat(PersonId person, String name, Instant since) {}

    /**
     * A hand-over that was not accepted yet.
     *
     * @param to null for the line
     * @param note for agents alone
     */
    public record HandOver(@Nullable PersonId to, String note, Instant since, Instant until) {

        Instant end(Instant started) {
            return since.isBefore(started) ? started.plus(Duration.between(since, until)) : until;
        }
    }

    /** What came of an act. */
    public sealed interface Transition {

        /** The chat as it is now, and the entries that the act caused. */
        record Done(Chat after, List<ChatEntry> said) implements Transition {

            public Done {
                said = List.copyOf(said);
            }
        }

        /** Nothing was changed. */
        record Refused(Chat unchanged) implements Transition {}

        default Optional<Done> result() {
            return this instanceof Done done ? Optional.of(done) : Optional.empty();
        }
    }

    /** What came of sending a message. */
    public sealed interface Sending {

        /** It is in the chat now. */
        record Sent(Chat after, ChatEntry entry) implements Sending {}

        /** It was in the chat already. */
        record Repeated(Chat unchanged, ChatEntry entry) implements Sending {}

        record Refused(NotSent why) implements Sending {}
    }

    /** Why a message was not taken. */
    public enum NotSent {
        ENDED,
        /** Something else, or somebody else, has used its key. */
        KEY_TAKEN,
        /** For agents: somebody else is in it. */
        NOT_IN_IT,
        TOO_MANY_FILES
    }
}
