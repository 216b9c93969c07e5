package org.caseport.domain.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus.Act;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.Communication.Side;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * A case: what a submitted draft becomes. A method for an act takes the time at which it happens and returns the events
 * it caused. It throws {@link IllegalStateException} where {@link CaseStatus#after} allows no transition.
 */
public final class SupportCase {

    /**
     * The idempotency key of a submission: at most one case ever carries it, however often the same is submitted.
     *
     * @param value the draft's id, for a case that was made of a draft
     */
    public record SubmissionKey(String value) {

        public SubmissionKey {
            if (value.isBlank()) {
                throw new IllegalArgumentException("a submission key is not blank");
            }
        }
    }

    private final CaseId id;
    private final DisplayId displayId;
    private final @Nullable SubmissionKey submissionKey;
    private final PersonId requester;
    private final String requesterName;
    private final List<String> contacts;
    private final Instant openedAt;
    private final List<Communication> correspondence;

    private CaseRequest request;
    private @Nullable PersonId callbackGiver;
    private CaseState state;

    private SupportCase(
            CaseId id,
            DisplayId displayId,
            @Nullable SubmissionKey submissionKey,
            PersonId requester,
            String requesterName,
            CaseRequest request,
            @Nullable PersonId callbackGiver,
            Instant openedAt,
            List<Communication> correspondence,
            CaseState state) {
        this.id = id;
        this.displayId = displayId;
        this.submissionKey = submissionKey;
        this.requester = requester;
        this.requesterName = requesterName;
        this.request = request;
        this.callbackGiver = callbackGiver;
        this.contacts = new ArrayList<>(request.contacts());
        this.openedAt = openedAt;
        this.correspondence = new ArrayList<>(correspondence);
        this.state = state;
    }

    /** Opens a case: unassigned, with the description and its files as the first communication. */
    public static SupportCase open(
            CaseId id,
            DisplayId displayId,
            @Nullable SubmissionKey submissionKey,
            Member requester,
            CaseRequest request,
            List<AttachedFile> files,
            Instant now) {
        if (!id.account().equals(requester.account())) {
            throw new IllegalArgumentException("case " + id + " is not of account " + requester.account());
        }
        Communication first = new Communication(
                1,
                Side.CUSTOMER,
                Purpose.DESCRIPTION,
                requester.id(),
                requester.name(),
                request.description(),
                files,
                now);
        return new SupportCase(
                id,
                displayId,
                submissionKey,
                requester.id(),
                requester.name(),
                request,
                null,
                now,
                List.of(first),
                CaseState.opened(now));
    }

    /**
     * Rebuilds a case as it was stored.
     *
     * @param callbackGiver who gave the callback number; null for the requester
     */
    public static SupportCase restore(
            CaseId id,
            DisplayId displayId,
            @Nullable SubmissionKey submissionKey,
            PersonId requester,
            String requesterName,
            CaseRequest request,
            @Nullable PersonId callbackGiver,
            Instant openedAt,
            List<Communication> correspondence,
            CaseState state) {
        return new SupportCase(
                id,
                displayId,
                submissionKey,
                requester,
                requesterName,
                request,
                callbackGiver,
                openedAt,
                correspondence,
                state);
    }

    public CaseEvent.Opened opened() {
        return new CaseEvent.Opened(id, requester, request.type(), request.severity(), openedAt);
    }

    // Acts of the customer.

    /** The customer replies; a case that waited for the customer goes back to support. */
    public List<CaseEvent> customerReplies(Member member, Body body, List<AttachedFile> files, Instant now) {
        CaseStatus next = statusAfter(Act.CUSTOMER_REPLIES, ActingSide.CUSTOMER);
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Side.CUSTOMER, Purpose.REPLY, member.id(), member.name(), body, files, now));
        move(Act.CUSTOMER_REPLIES, ActingSide.CUSTOMER, next, member.id(), correspondence.size(), now)
                .ifPresent(events::add);
        return events;
    }

    /** The customer does what support waits for without a word; a case that waited goes back to support. */
    public List<CaseEvent> customerActs(Member member, Instant now) {
        CaseStatus next = statusAfter(Act.CUSTOMER_REPLIES, ActingSide.CUSTOMER);
        return move(Act.CUSTOMER_REPLIES, ActingSide.CUSTOMER, next, member.id(), 0, now).stream()
                .toList();
    }

    /**
     * The customer resolves the case. Resolving again changes nothing and causes no event.
     *
     * @param closing a last message; null for none
     */
    public List<CaseEvent> customerResolves(
            Member member, @Nullable Body closing, List<AttachedFile> files, Instant now) {
        return resolve(ActingSide.CUSTOMER, Side.CUSTOMER, member.id(), member.name(), closing, files, now);
    }

    /**
     * The customer reopens with a message.
     *
     * @param window how long after its resolution the case can be reopened, inclusive
     */
    public List<CaseEvent> reopen(Member member, Body body, List<AttachedFile> files, Duration window, Instant now) {
        if (!canReopenAt(now, window)) {
            throw new IllegalStateException("case " + id + " can't be reopened at " + now);
        }
        CaseStatus next = statusAfter(Act.REOPEN, ActingSide.CUSTOMER);
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Side.CUSTOMER, Purpose.REOPENING, member.id(), member.name(), body, files, now));
        move(Act.REOPEN, ActingSide.CUSTOMER, next, member.id(), correspondence.size(), now)
                .ifPresent(events::add);
        return events;
    }

    /**
     * Whether the customer may still reopen the case. A merged duplicate never: the customer writes to the remaining
     * case.
     *
     * @param window how long after its resolution the case can be reopened, inclusive
     */
    public boolean canReopenAt(Instant now, Duration window) {
        Instant resolvedAt = resolvedAt();
        return resolvedAt != null && state.mergedInto() == null && !now.isAfter(resolvedAt.plus(window));
    }

    /**
     * Changes how the customer wants to be contacted.
     *
     * @param by who gives the number; not used where the case has it already
     */
    public void changeContactMethod(ContactMethod method, @Nullable CallbackNumber callback, PersonId by) {
        if (callback == null || !callback.equals(request.callback())) {
            callbackGiver = callback == null ? null : by;
        }
        request = request.withContact(method, callback);
    }

    /** Who gave the number at which support calls: the requester, unless somebody else has. */
    public PersonId callbackGiver() {
        return callbackGiver == null ? requester : callbackGiver;
    }

    /** Adds additional contacts, who get the correspondence from now on. */
    public void changeContacts(List<String> addresses) {
        for (String address : addresses) {
            if (contacts.stream().noneMatch(address::equalsIgnoreCase)) {
                contacts.add(address);
            }
        }
    }

    /** Changes which members of the account see the case. */
    public List<CaseEvent> changeAudience(Member by, Audience others, Instant now) {
        // The requester sees it anyway.
        Set<PersonId> named = new HashSet<>(others.named());
        named.remove(requester);
        Audience after = new Audience(others.confidential(), named);
        Audience before = audience();
        if (after.equals(before)) {
            return List.of();
        }
        state = state.withAudience(after);
        return List.of(new CaseEvent.AudienceChanged(id, by.id(), before, after, now));
    }

    /** Whether this member may decide who sees the case. */
    public boolean isShownBy(Member member) {
        return requester.equals(member.id()) || member.may(Grant.ADMINISTER);
    }

    // Acts of agents.

    /** The agent takes the case and begins to work on it. A case in progress is only assigned to the agent. */
    public List<CaseEvent> take(Agent agent, Instant now) {
        mustBeOpen();
        List<CaseEvent> events = new ArrayList<>(assign(agent.id(), new Assignee(agent.id(), agent.name()), now));
        status().after(Act.TAKE, ActingSide.AGENT)
                .flatMap(next -> move(Act.TAKE, ActingSide.AGENT, next, agent.id(), 0, now))
                .ifPresent(events::add);
        return events;
    }

    /**
     * Assigns the case to an agent, or to nobody.
     *
     * @param to null for nobody
     */
    public List<CaseEvent> assign(PersonId by, @Nullable Assignee to, Instant now) {
        mustBeOpen();
        Assignee assignee = assignee();
        PersonId before = assignee == null ? null : assignee.id();
        PersonId after = to == null ? null : to.id();
        if (before == null ? after == null : before.equals(after)) {
            return List.of();
        }
        state = state.withAssignee(to);
        return List.of(new CaseEvent.Assigned(id, by, before, after, now));
    }

    /**
     * An agent replies; the first reply is the first response that the promise is about. If nobody has the case, it is
     * assigned to the agent; if it waits to be taken, work on it begins.
     */
    public List<CaseEvent> supportReplies(Agent agent, Body body, List<AttachedFile> files, Instant now) {
        return supportAnswers(Purpose.REPLY, agent, body, files, now);
    }

    private List<CaseEvent> supportAnswers(
            Purpose purpose, Agent agent, Body body, List<AttachedFile> files, Instant now) {
        mustBeOpen();
        List<CaseEvent> events = new ArrayList<>();
        boolean waits = status().after(Act.TAKE, ActingSide.AGENT).isPresent();
        if (assignee() == null) {
            events.addAll(assign(agent.id(), new Assignee(agent.id(), agent.name()), now));
        }
        events.add(say(Side.SUPPORT, purpose, agent.id(), agent.name(), body, files, now));
        if (waits) {
            move(Act.TAKE, ActingSide.AGENT, CaseStatus.WORK_IN_PROGRESS, agent.id(), correspondence.size(), now)
                    .ifPresent(events::add);
        }
        return events;
    }

    /**
     * An agent has talked to the customer on the phone. The summary is the first response if there was none; status and
     * assignee follow as for a reply.
     */
    public List<CaseEvent> supportCalls(Agent agent, Body summary, Instant now) {
        return supportAnswers(Purpose.CALL, agent, summary, List.of(), now);
    }

    /**
     * An agent joins a chat: a case of nobody is assigned to the agent, and one that waits to be taken is worked on.
     * That is no response.
     */
    public List<CaseEvent> supportJoinsChat(Agent agent, Instant now) {
        mustBeOpen();
        if (assignee() == null) {
            return take(agent, now);
        }
        return status().after(Act.TAKE, ActingSide.AGENT)
                .flatMap(next -> move(Act.TAKE, ActingSide.AGENT, next, agent.id(), 0, now))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** An agent has written in a chat, which is the first response if there was none; true if it was. */
    public boolean supportWritesInChat(Instant now) {
        boolean first = firstResponseAt() == null;
        if (first) {
            state = state.withFirstResponseAt(now).withLastActivityAt(now);
        }
        return first;
    }

    /**
     * A chat has ended, and this is its transcript; no response of support. If the customer wrote in it, a case that
     * waited for the customer goes back to support. A resolved case takes it, too.
     *
     * @param agent who was in the chat last
     * @param customer who wrote last for the customer; null if nobody did
     */
    public List<CaseEvent> chatEnds(
            Assignee agent, @Nullable PersonId customer, Body transcript, List<AttachedFile> files, Instant now) {
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Side.SUPPORT, Purpose.CHAT, agent.id(), agent.name(), transcript, files, now));
        if (customer != null) {
            returnToSupport(customer, now).ifPresent(events::add);
        }
        return events;
    }

    /**
     * A chat has ended that no agent ever joined: what the customer wrote is a reply. A resolved case takes it, too.
     *
     * @param writer who wrote it
     */
    public List<CaseEvent> unansweredChatEnds(Assignee writer, Body written, List<AttachedFile> files, Instant now) {
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Side.CUSTOMER, Purpose.REPLY, writer.id(), writer.name(), written, files, now));
        returnToSupport(writer.id(), now).ifPresent(events::add);
        return events;
    }

    private Optional<CaseEvent> returnToSupport(PersonId customer, Instant now) {
        return status().isOpen()
                ? move(
                        Act.CUSTOMER_REPLIES,
                        ActingSide.CUSTOMER,
                        statusAfter(Act.CUSTOMER_REPLIES, ActingSide.CUSTOMER),
                        customer,
                        correspondence.size(),
                        now)
                : Optional.empty();
    }

    /**
     * The case waits for the customer, who could not be reached on the phone; no response of support. The deadline
     * begins to run for the customer's reply.
     */
    public List<CaseEvent> waitForCustomer(Agent agent, InactivityDeadline ifNobodyAnswers, Instant now) {
        List<CaseEvent> events = supportSays(Act.ASK_FOR_INFORMATION, Purpose.QUESTION, agent, null, List.of(), now);
        state = state.withSilence(ifNobodyAnswers);
        return events;
    }

    /** An agent asks for information; the deadline begins to run for the customer's reply. */
    public List<CaseEvent> askForInformation(
            Agent agent, Body body, List<AttachedFile> files, InactivityDeadline ifNobodyAnswers, Instant now) {
        List<CaseEvent> events = supportSays(Act.ASK_FOR_INFORMATION, Purpose.QUESTION, agent, body, files, now);
        state = state.withSilence(ifNobodyAnswers);
        return events;
    }

    /**
     * An agent says that the case is being investigated.
     *
     * @param body null to say it by the status alone
     */
    public List<CaseEvent> investigate(Agent agent, @Nullable Body body, List<AttachedFile> files, Instant now) {
        return supportSays(Act.INVESTIGATE, Purpose.INVESTIGATION, agent, body, files, now);
    }

    private List<CaseEvent> supportSays(
            Act act, Purpose purpose, Agent agent, @Nullable Body body, List<AttachedFile> files, Instant now) {
        CaseStatus next = statusAfter(act, ActingSide.AGENT);
        List<CaseEvent> events = new ArrayList<>();
        if (assignee() == null) {
            events.addAll(assign(agent.id(), new Assignee(agent.id(), agent.name()), now));
        }
        if (body != null) {
            events.add(say(Side.SUPPORT, purpose, agent.id(), agent.name(), body, files, now));
        }
        move(act, ActingSide.AGENT, next, agent.id(), body == null ? 0 : correspondence.size(), now)
                .ifPresent(events::add);
        return events;
    }

    /**
     * An agent resolves the case. Resolving again changes nothing and causes no event.
     *
     * @param closing a last message; null for none
     */
    public List<CaseEvent> agentResolves(Agent agent, @Nullable Body closing, List<AttachedFile> files, Instant now) {
        return resolve(ActingSide.AGENT, Side.SUPPORT, agent.id(), agent.name(), closing, files, now);
    }

    /** An agent reopens the case, at any time after its resolution; the reason goes into an internal note. */
    public List<CaseEvent> agentReopens(Agent agent, Instant now) {
        CaseStatus next = statusAfter(Act.REOPEN, ActingSide.AGENT);
        return move(Act.REOPEN, ActingSide.AGENT, next, agent.id(), 0, now)
                .map(List::<CaseEvent>of)
                .orElseGet(List::of);
    }

    /** Corrects the severity. The case gets the promise of the other severity, counted from its submission. */
    public List<CaseEvent> reclassify(Agent agent, Severity severity, Promise promise, Instant now) {
        mustBeOpen();
        Severity before = request.severity();
        if (before == severity) {
            return List.of();
        }
        request = request.withSeverity(severity, promise);
        state = state.withWarned(0).withLastActivityAt(now);
        return List.of(new CaseEvent.SeverityChanged(id, agent.id(), before, severity, promise.due(), now));
    }

    /** Corrects the service and the category. */
    public List<CaseEvent> changeService(Agent agent, String service, @Nullable String category, Instant now) {
        mustBeOpen();
        if (service.equals(request.service())
                && (category == null ? request.category() == null : category.equals(request.category()))) {
            return List.of();
        }
        request = request.withTopic(service, category);
        state = state.withLastActivityAt(now);
        return List.of(new CaseEvent.TopicChanged(id, agent.id(), service, category, now));
    }

    /** Merges this duplicate into another case of the account: it is resolved and refers to the remaining case. */
    public List<CaseEvent> mergeInto(Agent agent, CaseId remaining, Instant now) {
        mustBeOpen();
        if (remaining.equals(id) || !remaining.account().equals(account())) {
            throw new IllegalArgumentException("case " + id + " can't be merged into " + remaining);
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.Merged(id, agent.id(), remaining, now));
        events.addAll(agentResolves(agent, null, List.of(), now));
        state = state.withMergedInto(remaining);
        return events;
    }

    /** Escalates the case to a supervisor. */
    public List<CaseEvent> escalate(Agent agent, Instant now) {
        mustBeOpen();
        if (state.escalated()) {
            return List.of();
        }
        state = state.withEscalated().withLastActivityAt(now);
        return List.of(new CaseEvent.Escalated(id, agent.id(), now));
    }

    // Acts of timers.

    /** Reminds a customer who was asked for information, once. */
    public List<CaseEvent> remind(Instant now) {
        InactivityDeadline silence = state.silence();
        if (silence == null || silence.reminded() || now.isBefore(silence.remindAt())) {
            return List.of();
        }
        state = state.withSilence(silence.broken());
        return List.of(new CaseEvent.Reminded(id, now));
    }

    /** Resolves a case whose customer was asked for information and has not replied in time. */
    public List<CaseEvent> expire(Instant now) {
        InactivityDeadline silence = state.silence();
        if (silence == null || now.isBefore(silence.resolveAt())) {
            return List.of();
        }
        return resolve(ActingSide.SYSTEM, Side.SYSTEM, null, "", null, List.of(), now);
    }

    /** Gives the warnings that are due and were not given yet, each once, even when several are due by now. */
    public List<CaseEvent> warn(Instant now) {
        List<CaseEvent> events = new ArrayList<>();
        for (Instant next = nextWarningAt(); next != null && !now.isBefore(next); next = nextWarningAt()) {
            int percent = nextWarning();
            state = state.withWarned(percent);
            events.add(new CaseEvent.ResponseWarning(id, percent, now));
        }
        return events;
    }

    /** When the next warning is due; null for a case with a response or a resolved one, and after the last warning. */
    public @Nullable Instant nextWarningAt() {
        boolean running = firstResponseAt() == null && status().isOpen();
        int percent = nextWarning();
        return running && percent > 0 ? request.promise().usedUpAt(percent) : null;
    }

    private int nextWarning() {
        return request.promise().warnings().after(state.warned());
    }

    private List<CaseEvent> resolve(
            ActingSide actor,
            Side side,
            @Nullable PersonId by,
            String name,
            @Nullable Body closing,
            List<AttachedFile> files,
            Instant now) {
        CaseStatus next = statusAfter(Act.RESOLVE, actor);
        if (!status().isOpen()) {
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>();
        if (closing != null) {
            events.add(say(side, Purpose.CLOSING, by, name, closing, files, now));
        }
        move(Act.RESOLVE, actor, next, by, closing == null ? 0 : correspondence.size(), now)
                .ifPresent(events::add);
        return events;
    }

    private void mustBeOpen() {
        if (!status().isOpen()) {
            throw new IllegalStateException("case " + id + " is " + status());
        }
    }

    private CaseStatus statusAfter(Act act, ActingSide actor) {
        return status().after(act, actor)
                .orElseThrow(() -> new IllegalStateException("case " + id + " is " + status() + ": " + act));
    }

    private Optional<CaseEvent> move(
            Act why, ActingSide actor, CaseStatus next, @Nullable PersonId by, int communication, Instant now) {
        CaseStatus before = status();
        if (next == before) {
            return Optional.empty();
        }
        CaseState.Resolution resolution = next.isOpen() ? null : new CaseState.Resolution(now, actor, null);
        state = state.withStatus(next, resolution).withLastActivityAt(now);
        return Optional.of(new CaseEvent.StatusChanged(id, by, actor, why, before, next, communication, now));
    }

    private CaseEvent say(
            Side side,
            Purpose purpose,
            @Nullable PersonId by,
            String name,
            Body body,
            List<AttachedFile> files,
            Instant now) {
        int number = correspondence.size() + 1;
        correspondence.add(new Communication(number, side, purpose, by, name, body, files, now));
        state = state.withLastActivityAt(now);
        // A transcript is none: what agents wrote in the chat was the response when they wrote it.
        boolean first = side == Side.SUPPORT && purpose != Purpose.CHAT && firstResponseAt() == null;
        if (first) {
            state = state.withFirstResponseAt(now);
        }
        return new CaseEvent.CommunicationAdded(id, by, side, purpose, number, first, now);
    }

    public CaseId id() {
        return id;
    }

    public AccountId account() {
        return id.account();
    }

    public DisplayId displayId() {
        return displayId;
    }

    /** The key by which this case is submitted only once; null for a case made at once, without a draft. */
    public @Nullable SubmissionKey submissionKey() {
        return submissionKey;
    }

    public PersonId requester() {
        return requester;
    }

    public String requesterName() {
        return requesterName;
    }

    /** What was requested and promised, with the later corrections of agents and customer. */
    public CaseRequest request() {
        return request;
    }

    /** Who else gets the correspondence: the additional contacts of the request and those added since. */
    public List<String> contacts() {
        return List.copyOf(contacts);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** All communications, oldest first. */
    public List<Communication> correspondence() {
        return List.copyOf(correspondence);
    }

    /** The current state of the case. */
    public CaseState state() {
        return state;
    }

    /** The members of the account who see it besides the requester. */
    public Audience audience() {
        return state.audience();
    }

    public CaseStatus status() {
        return state.status();
    }

    public Instant lastActivityAt() {
        return state.lastActivityAt();
    }

    public @Nullable Instant firstResponseAt() {
        return state.firstResponseAt();
    }

    public @Nullable Instant resolvedAt() {
        return state.resolvedAt();
    }

    public @Nullable Assignee assignee() {
        return state.assignee();
    }

    /** The version of the correspondence that somebody who begins to reply now has seen. */
    public ConversationVersion seen() {
        return new ConversationVersion(correspondence.size(), status());
    }
}
