package org.caseport.persistence.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.call.Night;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.CallChanged;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.CaseEvent.ChatChanged;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatMessage;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.ChatFacts;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.FactWriter;
import org.caseport.domain.report.RecordedCalls;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.caseport.persistence.database.TestDatabase.Kept;

/**
 * Cases of an account, with their chats and calls, that live through a year in the order of time; what happens next is
 * drawn from a seed. Each step is stored, journaled and made into facts as by the use cases, and what an export has of
 * it can be read afterwards.
 */
final class RandomHistory {

    static final int YEAR = 2026;
    static final Instant AS_OF = Instant.parse("2026-12-29T15:30:00Z");

    /** The clock of each target stands still for half an hour at first. */
    private static final Recalculation.Promises PROMISES = new Recalculation.Promises(
            Duration.ofMinutes(30),
            Map.of(
                    "critical", Duration.ofMinutes(15),
                    "urgent", Duration.ofHours(1),
                    "high", Duration.ofHours(4),
                    "normal", Duration.ofHours(12),
                    "low", Duration.ofHours(24)));

    private static final int CASES = 45;
    private static final int STEPS = 32;
    private static final Duration LONG = Duration.ofDays(400);
    private static final Body TEXT = new Body("Text.");
    private static final ContactLanguage ENGLISH = new ContactLanguage("en");
    private static final List<Agent> AGENTS = List.of(Sample.AIKO, agent("mei"), agent("kim"), agent("lee"));

    private static final ChatTerms CHAT_TERMS = new ChatTerms(
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            new ChatTerms.Limits(1_000, 1_000_000, 20, 3, 30));

    private static final List<CallOutcome> OUTCOMES = List.of(
            CallOutcome.REACHED,
            CallOutcome.REACHED,
            CallOutcome.NO_ANSWER,
            CallOutcome.NO_ANSWER,
            CallOutcome.BUSY,
            CallOutcome.BUSY,
            CallOutcome.VOICEMAIL,
            CallOutcome.WRONG_NUMBER,
            CallOutcome.ANOTHER_TIME);

    private static final CallTerms CALL_TERMS = new CallTerms(
            3,
            List.of(Duration.ofMinutes(30), Duration.ofHours(2)),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            new Night(LocalTime.of(21, 0), LocalTime.of(8, 0)));

    private final TestDatabase database;
    private final List<ZoneId> zones;
    private final long seed;
    private final Random random;
    private final Member member;
    private final Member colleague;
    private final List<Life> lives = new ArrayList<>();
    private final PriorityQueue<Life> alive = new PriorityQueue<>(Comparator.comparing(life -> life.next));
    private Instant now = Instant.EPOCH;

    RandomHistory(TestDatabase database, List<ZoneId> zones, long seed) {
        this.database = database;
        this.zones = zones;
        this.seed = seed;
        random = new Random(seed);
        member = Sample.memberOf(database);
        colleague = Sample.colleague(member.account());
        database.act(kept -> {
            kept.people.store(Sample.person(member));
            kept.people.store(Sample.person(colleague));
            AGENTS.forEach(agent -> kept.people.store(person(agent)));
        });
        for (int i = 0; i < CASES; i++) {
            alive.add(new Life(i % 2 == 0 ? member : colleague, opening(i)));
        }
    }

    private static Agent agent(String id) {
        return new Agent(new PersonId(id), id, false, Set.of("en"), Set.of());
    }

    private static Person person(Agent agent) {
        return new Person(
                agent.id(),
                agent.id().value() + "@support.example",
                agent.name(),
                Set.of(Role.AGENT),
                null,
                "en",
                null);
    }

    AccountId account() {
        return member.account();
    }

    @Override
    public String toString() {
        return "the history with the seed " + seed;
    }

    /** Lets happen what comes next, up to this instant. */
    void goOn(Instant until) {
        while (!alive.isEmpty() && !alive.element().next.isAfter(until)) {
            Life life = alive.remove();
            now = life.next;
            life.step();
            life.next = now.plus(life.pause());
            if (life.steps < STEPS) {
                alive.add(life);
            }
        }
    }

    /** Lets the rest happen, and ends it. */
    void finish() {
        goOn(AS_OF);
        now = AS_OF;
        lives.forEach(Life::end);
    }

    /** Around the clock changes of the zones, and anywhere in the year. */
    private Instant opening(int number) {
        Instant from = Instant.parse(YEAR + "-01-02T00:00:00Z");
        List<Instant> changes = zones.stream()
                .flatMap(zone -> Stream.iterate(
                        zone.getRules().nextTransition(from),
                        next -> next != null && next.getInstant().isBefore(AS_OF),
                        next -> zone.getRules().nextTransition(next.getInstant())))
                .map(ZoneOffsetTransition::getInstant)
                .toList();
        return number % 2 == 0
                ? from.plusSeconds(random.nextInt(350 * 86_400))
                : changes.get(number / 2 % changes.size()).plusSeconds(random.nextInt(3 * 86_400) - 2 * 86_400L);
    }

    /** Deactivates everybody who is in it, and erases a member and an agent. */
    void deactivateAndErasePeople() {
        database.act(kept -> {
            kept.people.deactivate(member.id(), now);
            AGENTS.forEach(agent -> kept.people.deactivate(agent.id(), now));
        });
        erase(colleague.id(), colleague.email());
        erase(AGENTS.get(1).id(), person(AGENTS.get(1)).email());
    }

    private void erase(PersonId person, String email) {
        database.act(kept -> kept.erasures.begin(new Erasure(person, email, true, new PersonId("admin"), now)));
        boolean more = true;
        while (more) {
            more = database.<Boolean>ask(kept -> kept.erasures
                    .next(person, 100)
                    .filter(step -> !step.finished())
                    .isPresent());
        }
    }

    /** What the account's export has of it now. */
    Recalculation exported() {
        return database.ask(kept -> {
            List<Recalculation.Entry> journal = new ArrayList<>();
            List<Rating> ratings = new ArrayList<>();
            for (Life life : lives) {
                ratings.addAll(kept.ratings.all(life.one.id()));
                for (JournalEntry entry : kept.trail.of(life.one.id())) {
                    journal.add(new Recalculation.Entry(
                            life.one.id().value(),
                            entry.at(),
                            entry.person() == null ? "" : entry.person().value(),
                            entry.act(),
                            List.of(entry.detail().split(" ", -1))));
                }
            }
            return new Recalculation(
                    journal,
                    chats(kept).exportOf(account(), Chats.BEFORE_ALL, 10_000),
                    callbacks(kept).exportOf(account(), Callbacks.BEFORE_ALL, 10_000),
                    ratings,
                    PROMISES,
                    AS_OF);
        });
    }

    private static Chats chats(Kept kept) {
        return kept.adapter(Chats.class);
    }

    private static Callbacks callbacks(Kept kept) {
        return kept.adapter(Callbacks.class);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Agent agentOf(PersonId id) {
        return AGENTS.stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Promise promise(Severity severity, Instant opened) {
        Instant begins = opened.plus(PROMISES.closed());
        Instant due = PROMISES.due(severity.code(), opened);
        return new Promise(
                PROMISES.targets().get(severity.code()),
                Promise.Clock.BUSINESS_HOURS,
                due,
                Sample.BERLIN,
                "2022-05",
                List.of(
                        new Promise.Stretch(opened, begins, Promise.Why.OUTSIDE_HOURS, null),
                        new Promise.Stretch(begins, due, Promise.Why.COUNTED, null)),
                Sample.WARNINGS);
    }

    /** A case, with the chat and the call that are open in it. */
    private final class Life {

        private final Member requester;
        private Instant next;
        private int steps;
        private SupportCase one;
        private Chat chat;
        private Callback call;

        Life(Member requester, Instant opening) {
            this.requester = requester;
            this.next = opening;
        }

        Duration pause() {
            int most = chat != null ? 300 : call != null ? 10_800 : random.nextBoolean() ? 7_200 : 20 * 86_400;
            return Duration.ofSeconds(1 + random.nextInt(most)).plusNanos(1_000L * random.nextInt(1_000_000));
        }

        void step() {
            steps++;
            if (one == null) {
                open();
                return;
            }
            if (random.nextInt(4) > 0) {
                // Else no server runs that notices what is overdue.
                tell(one.warn(now));
            }
            try {
                if (chat != null && random.nextInt(6) > 0) {
                    inChat(random.nextInt(20));
                } else if (call != null && random.nextInt(8) > 0) {
                    inCall(random.nextInt(16));
                } else if (one.status().isOpen()) {
                    inCase(random.nextInt(27));
                } else {
                    inResolvedCase(random.nextInt(6));
                }
            } catch (IllegalStateException refused) {
                // The case does not allow it now.
            }
        }

        /** What is still waited for ends with the history. */
        void end() {
            tell(one.warn(now));
            if (call != null && call.claim() != null) {
                called(call.release(now), CallStep.GIVEN_BACK, null, "");
            }
            if (call != null) {
                called(call.cancel(now), requester.id());
            }
        }

        private void open() {
            Severity severity = oneOf(List.of(Severity.values()));
            SupportCase sample = Sample.supportCase(requester, "Case", now);
            CaseRequest like = sample.request();
            CaseRequest request = new CaseRequest(
                    like.type(),
                    like.service(),
                    like.category(),
                    severity,
                    like.subject(),
                    like.description(),
                    like.details(),
                    like.language(),
                    like.method(),
                    like.callback(),
                    like.contacts(),
                    like.plan(),
                    promise(severity, now));
            one = SupportCase.open(sample.id(), sample.displayId(), null, requester, request, List.of(), now);
            lives.add(this);
            database.act(kept -> kept.cases.add(one));
            tell(List.of(one.opened()));
        }

        private void inCase(int act) {
            Agent agent = oneOf(AGENTS);
            switch (act) {
                case 0, 1 -> tell(one.take(agent, now));
                case 2, 3, 4 -> tell(one.supportReplies(agent, TEXT, List.of(), now));
                case 5 ->
                    tell(one.askForInformation(
                            agent, TEXT, List.of(), new InactivityDeadline(now.plus(LONG), now.plus(LONG)), now));
                case 6 -> tell(one.customerReplies(requester, TEXT, List.of(), now));
                case 7 -> tell(one.agentResolves(agent, TEXT, List.of(), now));
                case 8 -> tell(one.agentResolves(agent, null, List.of(), now));
                case 9 -> tell(one.customerResolves(requester, null, List.of(), now));
                case 10, 11 -> reclassify(agent, oneOf(List.of(Severity.values())));
                case 12 -> merge(agent, oneOf(lives));
                case 13 -> tell(one.escalate(agent, now));
                case 14 -> tell(one.assign(agent.id(), new Assignee(agent.id(), agent.name()), now));
                case 15 -> tell(one.assign(agent.id(), null, now));
                case 16, 17, 18, 19, 20, 21 -> askForChat();
                default -> askForCall();
            }
            if (!one.status().isOpen()) {
                resolved();
            }
        }

        private void inResolvedCase(int act) {
            switch (act) {
                case 0, 1 -> tell(one.reopen(requester, TEXT, List.of(), LONG, now));
                case 2 -> tell(one.agentReopens(oneOf(AGENTS), now));
                default -> rate();
            }
        }

        private void reclassify(Agent agent, Severity severity) {
            if (one.status().isOpen() && now.isAfter(one.request().promise().due())) {
                tell(one.warn(now));
            }
            tell(one.reclassify(agent, severity, promise(severity, one.openedAt()), now));
        }

        private void merge(Agent agent, Life remaining) {
            if (remaining == this) {
                return;
            }
            List<CaseEvent> merged = one.mergeInto(agent, remaining.one.id(), now);
            if (call != null && remaining.call == null && remaining.one.status().isOpen()) {
                Callback moved = call.moveTo(remaining.one.id()).result().orElseThrow();
                tell(kept -> callbacks(kept).store(moved), changed(CallStep.CHANGED, agent.id(), "case"));
                call = null;
                remaining.call = moved;
                remaining.tell(remaining.changed(
                        CallStep.PLANNED, agent.id(), moved.callBy().at() + " next-try"));
            }
            tell(merged);
        }

        private void rate() {
            Instant resolvedAt = one.resolvedAt();
            if (resolvedAt == null || one.state().mergedInto() != null) {
                return;
            }
            int stars = 1 + random.nextInt(5);
            Rating rating = new Rating(one.id(), resolvedAt, requester.id(), stars, "Text.", now);
            tell(
                    kept -> {
                        if (kept.ratings.of(one.id(), resolvedAt).isPresent()) {
                            kept.ratings.replace(rating);
                        } else {
                            kept.ratings.add(rating);
                        }
                    },
                    List.of(new CaseEvent.Rated(one.id(), requester.id(), stars, now)));
        }

        private void resolved() {
            if (chat != null) {
                ended(chat.resolve(now), null);
            }
            if (call != null) {
                called(call.resolve(now), null);
            }
        }

        // The chat.

        private void askForChat() {
            if (chat != null || !one.status().isOpen()) {
                return;
            }
            Chat asked = Chat.ask(new ChatId(Sample.hex()), one.id(), requester.id(), ENGLISH, CHAT_TERMS, now, now);
            chat = random.nextInt(5) == 0 ? asked : asked.forecast(Duration.ofSeconds(random.nextInt(400)));
            tell(kept -> chats(kept).add(chat), changed(ChatStep.REQUESTED, requester.id(), "en"));
        }

        private void inChat(int act) {
            // Timers ask both sides whether they are still there.
            kept(chat.isInLine() ? chat.askToWait(Instant.EPOCH, now) : chat.askForSilence(Instant.EPOCH, now));
            Agent agent = oneOf(AGENTS);
            PersonId asked = chat.ring() == null ? null : chat.ring().agent();
            PersonId with = chat.agent() == null ? null : chat.agent().person();
            if (asked != null && act < 8) {
                switch (act) {
                    case 0, 1 -> moved(chat.decline(asked, now), ChatStep.DECLINED, asked, asked.value());
                    case 2, 3 -> moved(chat.pass(true, now, now), ChatStep.PASSED, null, asked.value());
                    default -> joined(agentOf(asked), chat.accept(agentOf(asked), now), ChatStep.ACCEPTED, "");
                }
                return;
            }
            switch (act) {
                case 0, 1, 2, 3, 4 ->
                    moved(chat.ring(agent, now), ChatStep.RUNG, null, agent.id().value());
                case 5 -> joined(agent, chat.take(agent, now), ChatStep.TAKEN, "");
                case 6, 7, 8 -> said(Side.CUSTOMER, requester.id());
                case 9, 10, 11 -> said(Side.SUPPORT, with == null ? agent.id() : with);
                case 12 -> {
                    if (with != null) {
                        moved(
                                chat.handOver(with, agent, "", now),
                                ChatStep.HANDED_OVER,
                                with,
                                agent.id().value());
                    }
                }
                case 13 ->
                    joined(
                            agent,
                            chat.takeOver(agent, now),
                            ChatStep.TAKEN_OVER,
                            agent.id().value());
                case 14 -> moved(chat.lose(null, true, now, now), ChatStep.LOST, null, "");
                case 15, 16 -> {
                    Chat.Ending how = oneOf(List.of(Chat.Ending.LEFT, Chat.Ending.WEB, Chat.Ending.CALL));
                    ended(
                            chat.isInLine()
                                    ? chat.leave(how, requester.id(), requester.name(), now)
                                    : chat.end(Side.CUSTOMER, requester.id(), requester.name(), now),
                            requester.id());
                }
                case 17 -> ended(chat.goAway(null, Instant.EPOCH, now), null);
                case 18 -> ended(chat.giveUp(Instant.EPOCH, now), null);
                default ->
                    ended(chat.isInLine() ? chat.close(now, true, now) : chat.fallSilent(Instant.EPOCH, now), null);
            }
        }

        private List<CaseEvent> changed(ChatStep step, PersonId by, String detail) {
            return List.of(new ChatChanged(one.id(), by, chat.id().value(), step, detail, now));
        }

        private void kept(Chat.Transition transition) {
            transition.result().ifPresent(done -> {
                chat = done.after();
                database.act(kept -> chats(kept).store(chat, done.said()));
            });
        }

        private void moved(Chat.Transition transition, ChatStep step, PersonId by, String detail) {
            transition.result().ifPresent(done -> {
                chat = done.after();
                tell(kept -> chats(kept).store(chat, done.said()), changed(step, by, detail));
            });
        }

        private void joined(Agent agent, Chat.Transition transition, ChatStep step, String detail) {
            if (transition.result().isPresent()) {
                moved(transition, step, agent.id(), detail);
                tell(one.supportJoinsChat(agent, now));
            }
        }

        /** The first message of an agent in a case is its first response. */
        private void said(Side side, PersonId person) {
            ChatMessage message = new ChatMessage(
                    UUID.randomUUID().toString(), side, person, "Name", "Text.", List.of(), new TreeSet<>());
            if (!(chat.send(message, null, now) instanceof Chat.Sending.Sent sent)) {
                return;
            }
            chat = sent.after();
            boolean answered =
                    side == Side.SUPPORT && now.equals(chat.progress().answeredAt());
            boolean first = answered && one.supportWritesInChat(now);
            tell(
                    kept -> chats(kept).store(chat, List.of(sent.entry())),
                    answered ? changed(ChatStep.ANSWERED, person, first ? ChatChanged.FIRST_RESPONSE : "") : List.of());
        }

        private void ended(Chat.Transition transition, PersonId by) {
            transition.result().ifPresent(done -> {
                chat = done.after();
                List<CaseEvent> events = new ArrayList<>(transcript());
                Chat stored = chat.transcribed(
                        events.isEmpty() ? 0 : one.correspondence().size());
                events.addAll(changed(ChatStep.ENDED, by, stored.ending().code()));
                tell(kept -> chats(kept).store(stored, done.said()), events);
                chat = null;
            });
        }

        private List<CaseEvent> transcript() {
            Chat.Seat last = chat.lastAgent();
            return chat.progress().messages() == 0
                    ? List.of()
                    : last == null
                            ? one.unansweredChatEnds(
                                    new Assignee(requester.id(), requester.name()), TEXT, List.of(), now)
                            : one.chatEnds(
                                    new Assignee(last.person(), last.name()), requester.id(), TEXT, List.of(), now);
        }

        // The call.

        private CallBy by(Instant at, CallBy.Basis basis) {
            return new CallBy(at, now, basis, now, null, Sample.BERLIN, "2022-05", List.of());
        }

        private void askForCall() {
            if (call != null || !one.status().isOpen()) {
                return;
            }
            CallBy by = by(now.plusSeconds(random.nextInt(14_400)), CallBy.Basis.LATER_CALL);
            call = Callback.plan(
                    new CallbackId(Sample.hex()),
                    one.id(),
                    new CallbackNumber("DE", "+49 30 123456", "12"),
                    requester.id(),
                    ENGLISH,
                    Sample.BERLIN,
                    CALL_TERMS,
                    by,
                    now);
            tell(kept -> callbacks(kept).add(call), changed(CallStep.PLANNED, requester.id(), by.at() + " later-call"));
        }

        private void inCall(int act) {
            CallBy later = by(now.plusSeconds(random.nextInt(14_400)), CallBy.Basis.CHOSEN);
            switch (call.state()) {
                case PLANNED -> {
                    switch (act) {
                        case 0 -> called(call.changeTime(later, now), CallStep.CHANGED, requester.id(), "time");
                        case 1 -> renumber(later);
                        case 2 -> called(call.cancel(now), requester.id());
                        default -> claim();
                    }
                }
                case CLAIMED -> {
                    PersonId agent = call.claim().agent();
                    switch (act) {
                        case 0 -> called(call.giveBack(agent, now), CallStep.GIVEN_BACK, agent, "");
                        case 1 -> called(call.lapse(now), CallStep.LAPSED, null, "");
                        default -> outcome(agentOf(agent), oneOf(OUTCOMES), later);
                    }
                }
                default -> {
                    if (act < 3) {
                        called(call.cancel(now), requester.id());
                    } else {
                        renumber(later);
                    }
                }
            }
        }

        private void renumber(CallBy owed) {
            CallbackNumber other = new CallbackNumber("DE", "+49 30 65432" + random.nextInt(10), null);
            called(
                    call.changeNumber(other, requester.id(), Sample.BERLIN, owed, now),
                    CallStep.CHANGED,
                    requester.id(),
                    "number");
        }

        /** An agent claims one call at a time. */
        private void claim() {
            List<Agent> free = AGENTS.stream()
                    .filter(agent ->
                            lives.stream().noneMatch(life -> life.call != null && life.call.isClaimedBy(agent.id())))
                    .toList();
            if (!free.isEmpty()) {
                Agent agent = oneOf(free);
                called(call.claim(agent, now), CallStep.CLAIMED, agent.id(), Integer.toString(call.nextTry()));
            }
        }

        private void outcome(Agent agent, CallOutcome outcome, CallBy later) {
            PersonId id = agent.id();
            Callback after = (switch (outcome) {
                        case REACHED -> call.reached(id, now);
                        case WRONG_NUMBER -> call.wrongNumber(id, now);
                        case ANOTHER_TIME -> call.anotherTime(id, later, now);
                        default -> call.missed(id, later, now);
                    })
                    .result()
                    .orElseThrow();
            int number = outcome.isTry() ? call.nextTry() : 0;
            CallTry made = new CallTry(
                    call.id(),
                    UUID.randomUUID().toString(),
                    number,
                    outcome,
                    id,
                    agent.name(),
                    call.callBy().at(),
                    call.claim().since(),
                    now,
                    "");
            List<CaseEvent> told = outcome == CallOutcome.REACHED
                    ? one.supportCalls(agent, TEXT, now)
                    : after.state() == Callback.State.PLANNED
                            ? List.of()
                            : one.waitForCustomer(agent, new InactivityDeadline(now.plus(LONG), now.plus(LONG)), now);
            List<CaseEvent> events =
                    new ArrayList<>(changed(CallStep.TRIED, id, outcome.code() + " " + number + " - -"));
            if (!after.isOpen()) {
                events.addAll(changed(CallStep.DONE, id, after.ending().code()));
            }
            events.addAll(told);
            tell(
                    kept -> {
                        callbacks(kept).add(made);
                        callbacks(kept).store(after);
                    },
                    events);
            call = after.isOpen() ? after : null;
        }

        private List<CaseEvent> changed(CallStep step, PersonId by, String detail) {
            return List.of(new CallChanged(one.id(), by, call.id().value(), step, detail, now));
        }

        private void called(Callback.Transition ending, PersonId by) {
            ending.result()
                    .ifPresent(done ->
                            called(ending, CallStep.DONE, by, done.ending().code()));
        }

        private void called(Callback.Transition transition, CallStep step, PersonId by, String detail) {
            transition.result().ifPresent(after -> {
                tell(kept -> callbacks(kept).store(after), changed(step, by, detail));
                call = after.isOpen() ? after : null;
            });
        }

        // What happened is stored with its lines in the journal and its facts, in one transaction.

        private void tell(List<CaseEvent> events) {
            if (!events.isEmpty()) {
                tell(kept -> {}, events);
            }
        }

        private void tell(Consumer<Kept> stored, List<CaseEvent> events) {
            database.act(kept -> {
                stored.accept(kept);
                kept.cases.store(one);
                CaseFacts facts = kept.adapter(CaseFacts.class);
                CaseTraits traits = facts.traitsOf(one.id()).orElseThrow();
                FactWriter writer = new FactWriter(
                        (id, of, until) -> PROMISES.taken(of.openedAt(), until),
                        new RecordedCalls(callbacks(kept)),
                        false);
                for (CaseEvent event : events) {
                    kept.journal.append(JournalEntry.of(event));
                    writer.of(event, traits, () -> facts.isDecided(one.id())).forEach(facts::add);
                    if (event instanceof ChatChanged changed && changed.step() == ChatStep.ENDED) {
                        ended(kept, new ChatId(changed.chat()), traits);
                    }
                }
            });
        }

        private void ended(Kept kept, ChatId id, CaseTraits traits) {
            Chat stored = chats(kept).find(id).orElseThrow();
            List<ChatEntry> entries = chats(kept).entries(id, 0, Integer.MAX_VALUE);
            kept.adapter(FactHistory.class)
                    .fill(one.id(), ChatFacts.of(stored, entries, traits, stored.changedAt(), false), now);
        }
    }
}
