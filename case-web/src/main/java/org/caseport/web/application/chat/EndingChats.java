package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.policy.entitlement.CallbackNumberReading;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.chat.HeldChats.Held;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Ends chats, for either side, for timers and with their cases. What was said becomes one communication of the case in
 * the same transaction: the transcript, or, where no agent ever joined, a reply of the customer.
 */
@ApplicationScoped
@Transactional
public class EndingChats {

    private static final String PLAIN_TEXT = "text/plain";

    /** The word in the journal and in notices for a chat that an agent joined. */
    private static final String ACCEPTED = "accepted";

    @Inject
    Accounts accounts;

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    HeldChats holding;

    @Inject
    DraftingInChats drafting;

    @Inject
    BlobStore bytes;

    @Inject
    PlanningCalls planningCalls;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The customer ends an open chat. */
    public Outcome<Chat> end(Member member, ChatId id) {
        return act(member, id, (held, now) -> held.chat().end(Side.CUSTOMER, member.id(), member.name(), now));
    }

    /**
     * The customer leaves the line.
     *
     * @param how to go on in another way, or in none; not by a call
     */
    public Outcome<Chat> leave(Member member, ChatId id, Ending how) {
        return act(member, id, (held, now) -> held.chat().leave(how, member.id(), member.name(), now));
    }

    /**
     * The customer leaves the line and asks for a call.
     *
     * @param form country or region, number and extension, as in the wizard
     */
    public Outcome<Chat> askForCall(Member member, ChatId id, DraftFields form) {
        Optional<Held> found = held(member, id);
        if (found.isEmpty()) {
            return refused(member, id, Rejection.NotFound.CHAT);
        }
        SupportCase held = found.get().supportCase();
        if (!member.may(Grant.REPLY)) {
            return refused(member, id, new Rejection.NotGranted(Grant.REPLY));
        }
        boolean offered = consulting.offersLike(held).methods().stream()
                .anyMatch(offer -> offer.choice() == ContactMethod.PHONE && offer.isGranted());
        CallbackNumberReading number = consulting.callbackNumber(held, form);
        if (!offered || number.number().isEmpty()) {
            return refused(
                    member,
                    id,
                    offered ? new Rejection.Declined(number.violations()) : ChatRejection.ChatRefusal.NOT_NOW);
        }
        Instant now = clock.instant();
        Optional<Transition.Done> left = found.get()
                .chat()
                .leave(Ending.CALL, member.id(), member.name(), now)
                .result();
        if (left.isEmpty()) {
            return refused(member, id, whyNot(found.get().chat()));
        }
        held.changeContactMethod(ContactMethod.PHONE, number.number().get(), member.id());
        Chat after = ended(found.get(), left.get(), member.id(), now);
        planningCalls.follow(held, member.id(), now);
        return new Outcome.Done<>(after);
    }

    /** The customer goes on waiting. */
    public Outcome<Chat> keepWaiting(Member member, ChatId id) {
        return act(member, id, (held, now) -> held.chat().keepWaiting(now));
    }

    /** The customer is still there. */
    public Outcome<Chat> stillHere(Member member, ChatId id) {
        return act(member, id, (held, now) -> held.chat().stillHere(Side.CUSTOMER, member.id(), member.name(), now));
    }

    /** The agent in a chat ends it. */
    public Outcome<Chat> end(Agent agent, ChatId id) {
        return act(agent, id, (held, now) -> held.chat().end(Side.SUPPORT, agent.id(), agent.name(), now));
    }

    /** The agent in a chat, or a supervisor, resolves its case; the chat ends with it. */
    public Outcome<Chat> endAndResolve(Agent agent, ChatId id) {
        Optional<Held> found = holding.hold(id);
        if (found.isEmpty()) {
            return refused(agent, null, id, Rejection.NotFound.CHAT);
        }
        Chat chat = found.get().chat();
        if (chat.isEnded() || (!chat.isWith(agent.id()) && !agent.supervisor())) {
            return refused(agent, chat, id, AnsweringChats.whyNot(chat));
        }
        SupportCase supportCase = found.get().supportCase();
        List<CaseEvent> events = supportCase.agentResolves(agent, null, List.of(), clock.instant());
        cases.store(supportCase);
        events.forEach(caseJournal::record);
        return new Outcome.Done<>(chats.find(id).orElse(chat));
    }

    /** The agent in a chat is still there. */
    public Outcome<Chat> stillHere(Agent agent, ChatId id) {
        return act(agent, id, (held, now) -> held.chat().stillHere(Side.SUPPORT, agent.id(), agent.name(), now));
    }

    private Outcome<Chat> act(Member member, ChatId id, Act act) {
        Optional<Held> found = held(member, id);
        if (found.isEmpty()) {
            return refused(member, id, Rejection.NotFound.CHAT);
        }
        if (!member.may(Grant.REPLY)) {
            return refused(member, id, new Rejection.NotGranted(Grant.REPLY));
        }
        Instant now = clock.instant();
        return act.on(found.get(), now)
                .result()
                .<Outcome<Chat>>map(done -> new Outcome.Done<>(kept(found.get(), done, member.id(), now)))
                .orElseGet(() -> refused(member, id, whyNot(found.get().chat())));
    }

    private Outcome<Chat> act(Agent agent, ChatId id, Act act) {
        Optional<Held> found = holding.hold(id);
        if (found.isEmpty()) {
            return refused(agent, null, id, Rejection.NotFound.CHAT);
        }
        Chat chat = found.get().chat();
        if (!chat.isEnded() && !chat.isWith(agent.id()) && !agent.supervisor()) {
            return refused(agent, chat, id, AnsweringChats.whyNot(chat));
        }
        Instant now = clock.instant();
        return act.on(found.get(), now)
                .result()
                .<Outcome<Chat>>map(done -> new Outcome.Done<>(kept(found.get(), done, agent.id(), now)))
                .orElseGet(() -> refused(agent, chat, id, whyNot(chat)));
    }

    /** The chat if the member sees its case, both locked. */
    private Optional<Held> held(Member member, ChatId id) {
        return chats.find(id)
                .filter(chat ->
                        chat.account().equals(member.account()) && cases.exists(Visibility.of(member), chat.caseId()))
                .flatMap(chat -> holding.hold(id));
    }

    private Chat kept(Held held, Transition.Done done, PersonId by, Instant now) {
        return done.after().isEnded() ? ended(held, done, by, now) : holding.keep(done);
    }

    static Rejection whyNot(Chat chat) {
        return chat.isEnded() ? ChatRejection.ChatRefusal.ENDED : ChatRejection.ChatRefusal.NOT_NOW;
    }

    /** Ends the chat of a case that was resolved or merged. */
    void resolved(CaseId id, @Nullable PersonId by, Instant now) {
        chats.openOf(id)
                .flatMap(chat -> holding.hold(chat.id()))
                .ifPresent(held -> held.chat().resolve(now).result().ifPresent(done -> ended(held, done, by, now)));
    }

    /** Makes the transcript of a chat that ended without one, such as on a server that died. */
    boolean transcribe(ChatId id) {
        Optional<Held> held = holding.hold(id)
                .filter(one -> one.chat().isEnded() && one.chat().transcript() == null);
        held.ifPresent(one -> {
            Instant now = clock.instant();
            List<ChatEntry> entries = chats.entries(id, 0, Integer.MAX_VALUE);
            List<CaseEvent> events =
                    said(one.supportCase(), one.chat(), entries, one.chat().changedAt());
            store(one.supportCase(), one.chat(), events, List.of());
            holding.tell(one.chat(), null, ChatStep.ENDED, detail(one.chat(), entries), now);
        });
        return held.isPresent();
    }

    /** Stores the end of a held chat, with what was said as a communication of its case. */
    Chat ended(Held held, Transition.Done done, @Nullable PersonId by, Instant now) {
        List<ChatEntry> entries = new ArrayList<>(chats.entries(done.after().id(), 0, Integer.MAX_VALUE));
        entries.addAll(done.said());
        SupportCase supportCase = held.supportCase();
        if (!done.after().wasAccepted() && supportCase.request().method() == ContactMethod.CHAT) {
            supportCase.changeContactMethod(ContactMethod.WEB, null, supportCase.requester());
        }
        List<CaseEvent> events = said(supportCase, done.after(), entries, now);
        Chat after = store(supportCase, done.after(), events, done.said());
        holding.tell(after, by, ChatStep.ENDED, detail(after, entries), now);
        drafting.ended(after);
        return after;
    }

    private Chat store(SupportCase supportCase, Chat chat, List<CaseEvent> events, List<ChatEntry> said) {
        Chat after = chat.transcribed(
                events.isEmpty() ? 0 : supportCase.correspondence().size());
        chats.store(after, said);
        cases.store(supportCase);
        events.forEach(caseJournal::record);
        return after;
    }

    /** What the journal says of an end: how, whether an agent joined, how many entries, and their digest. */
    public static String detail(Chat chat, List<ChatEntry> entries) {
        Ending ending = chat.ending();
        return (ending == null ? "" : ending.code()) + " " + (chat.wasAccepted() ? ACCEPTED : MailTrigger.UNACCEPTED)
                + " " + entries.size() + " " + Transcript.digest(entries);
    }

    /** Adds what was said to the case. */
    private List<CaseEvent> said(SupportCase supportCase, Chat chat, List<ChatEntry> entries, Instant now) {
        List<ChatEntry> messages = entries.stream().filter(ChatEntry::isMessage).toList();
        if (messages.isEmpty()) {
            return List.of();
        }
        List<AttachedFile> files =
                messages.stream().flatMap(entry -> entry.files().stream()).toList();
        Account account = accounts.find(chat.account())
                .orElseThrow(() -> new IllegalStateException("account " + chat.account() + " is gone"));
        Seat agent = chat.lastAgent();
        if (agent == null) {
            Transcript written = Transcript.ofWritten(messages, chat.askedAt(), account.zone(), chat.language());
            ChatEntry first = messages.get(0);
            PersonId writer = first.person() == null ? chat.customer() : first.person();
            return supportCase.unansweredChatEnds(
                    new Assignee(writer, first.name()), new Body(written.body()), all(account, written, files), now);
        }
        Transcript transcript = Transcript.of(entries, chat.askedAt(), account.zone(), chat.language());
        PersonId customer = messages.stream()
                .filter(entry -> entry.side() == Side.CUSTOMER)
                .map(ChatEntry::person)
                .reduce(null, (before, person) -> person);
        return supportCase.chatEnds(
                new Assignee(agent.person(), agent.name()),
                customer,
                new Body(transcript.body()),
                all(account, transcript, files),
                now);
    }

    private List<AttachedFile> all(Account account, Transcript transcript, List<AttachedFile> files) {
        String name = transcript.file();
        if (name == null) {
            return files;
        }
        byte[] whole = transcript.whole().getBytes(StandardCharsets.UTF_8);
        AttachedFile file = new AttachedFile(NewIds.file(), name, PLAIN_TEXT, whole.length);
        try {
            bytes.store(account.id(), file.id(), new ByteArrayInputStream(whole), whole.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(Stream.of(file), files.stream()).toList();
    }

    private Outcome<Chat> refused(Member member, ChatId id, Rejection why) {
        journal.refused(member.account(), member.id(), JournalAct.CHAT_ENDED, id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    private Outcome<Chat> refused(Agent agent, @Nullable Chat chat, ChatId id, Rejection why) {
        journal.refused(
                chat == null ? null : chat.account(),
                agent.id(),
                JournalAct.CHAT_ENDED,
                chat == null ? id.value() : chat.caseId().value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** An act on a held chat. */
    @FunctionalInterface
    private interface Act {

        Transition on(Held held, Instant now);
    }
}
