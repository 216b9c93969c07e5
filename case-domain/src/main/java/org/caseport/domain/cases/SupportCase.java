package org.caseport.domain.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus.Act;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * What a submitted draft becomes. A verb takes the time it happens at and returns the events it caused; it throws
 * {@link IllegalStateException} where {@link CaseStatus#after} knows no way.
 */
public final class SupportCase {

    /** How long after its resolution a case can be reopened, inclusive. Source: the plans' limits. */
    public static final Duration REOPEN_WINDOW = Duration.ofDays(14);

    private final CaseId id;
    private final DisplayId displayId;
    private final @Nullable DraftId draft;
    private final PersonId requester;
    private final String requesterName;
    private final CaseRequest asked;
    private final List<String> contacts;
    private final Instant openedAt;
    private final List<Communication> correspondence;

    private CaseStatus status;
    private Instant lastActivityAt;
    private @Nullable Instant firstResponseAt;
    private @Nullable Instant resolvedAt;

    private SupportCase(
            CaseId id,
            DisplayId displayId,
            @Nullable DraftId draft,
            PersonId requester,
            String requesterName,
            CaseRequest asked,
            Instant openedAt,
            List<Communication> correspondence,
            CaseStatus status,
            Instant lastActivityAt,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt) {
        this.id = id;
        this.displayId = displayId;
        this.draft = draft;
        this.requester = requester;
        this.requesterName = requesterName;
        this.asked = asked;
        this.contacts = new ArrayList<>(asked.contacts());
        this.openedAt = openedAt;
        this.correspondence = new ArrayList<>(correspondence);
        this.status = status;
        this.lastActivityAt = lastActivityAt;
        this.firstResponseAt = firstResponseAt;
        this.resolvedAt = resolvedAt;
    }

    /** Opens a case: unassigned, with the description and its files as the first communication. */
    public static SupportCase open(
            CaseId id,
            DisplayId displayId,
            @Nullable DraftId draft,
            Member requester,
            CaseRequest asked,
            List<AttachedFile> files,
            Instant now) {
        if (!id.account().equals(requester.account())) {
            throw new IllegalArgumentException("case " + id + " is not of account " + requester.account());
        }
        Communication first = new Communication(
                1, Communication.Side.CUSTOMER, requester.id(), requester.name(), asked.description(), files, now);
        return new SupportCase(
                id,
                displayId,
                draft,
                requester.id(),
                requester.name(),
                asked,
                now,
                List.of(first),
                CaseStatus.UNASSIGNED,
                now,
                null,
                null);
    }

    /** A case as it was stored. */
    public static SupportCase restore(
            CaseId id,
            DisplayId displayId,
            @Nullable DraftId draft,
            PersonId requester,
            String requesterName,
            CaseRequest asked,
            Instant openedAt,
            List<Communication> correspondence,
            CaseStatus status,
            Instant lastActivityAt,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt) {
        return new SupportCase(
                id,
                displayId,
                draft,
                requester,
                requesterName,
                asked,
                openedAt,
                correspondence,
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt);
    }

    public CaseEvent.Opened opened() {
        return new CaseEvent.Opened(id, requester, asked.type(), asked.severity(), openedAt);
    }

    /** The customer writes; a case that waited for that goes back to support. */
    public List<CaseEvent> customerReplies(Member member, Body body, List<AttachedFile> files, Instant now) {
        CaseStatus next = statusAfter(Act.CUSTOMER_REPLIES);
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Communication.Side.CUSTOMER, member.id(), member.name(), body, files, now));
        moveTo(next, member.id(), now).ifPresent(events::add);
        return events;
    }

    /** An agent writes; the first time, this is the first response that the promise is about. */
    public List<CaseEvent> supportReplies(
            PersonId agent, String name, Body body, List<AttachedFile> files, Instant now) {
        if (!status.isOpen()) {
            throw new IllegalStateException("case " + id + " is " + status);
        }
        return List.of(say(Communication.Side.SUPPORT, agent, name, body, files, now));
    }

    /** An agent takes the case, asks for information, or says that it is being investigated. */
    public List<CaseEvent> supportMoves(Act act, PersonId agent, Instant now) {
        return moveTo(statusAfter(act), agent, now).map(List::<CaseEvent>of).orElseGet(List::of);
    }

    /** Anybody resolves; resolving again changes nothing and tells nobody. */
    public List<CaseEvent> resolve(@Nullable PersonId by, Instant now) {
        Optional<CaseEvent.StatusChanged> change = moveTo(statusAfter(Act.RESOLVE), by, now);
        if (change.isPresent()) {
            resolvedAt = now;
        }
        return change.map(List::<CaseEvent>of).orElseGet(List::of);
    }

    /** The customer reopens with a message, within {@link #REOPEN_WINDOW} of the resolution. */
    public List<CaseEvent> reopen(Member member, Body body, List<AttachedFile> files, Instant now) {
        if (!canReopenAt(now)) {
            throw new IllegalStateException("case " + id + " can't be reopened at " + now);
        }
        CaseStatus next = statusAfter(Act.REOPEN);
        List<CaseEvent> events = new ArrayList<>();
        events.add(say(Communication.Side.CUSTOMER, member.id(), member.name(), body, files, now));
        moveTo(next, member.id(), now).ifPresent(events::add);
        resolvedAt = null;
        return events;
    }

    public boolean canReopenAt(Instant now) {
        return resolvedAt != null && !now.isAfter(resolvedAt.plus(REOPEN_WINDOW));
    }

    /** More people get the correspondence from now on. */
    public void copyTo(List<String> addresses) {
        for (String address : addresses) {
            if (contacts.stream().noneMatch(address::equalsIgnoreCase)) {
                contacts.add(address);
            }
        }
    }

    private CaseStatus statusAfter(Act act) {
        return status.after(act)
                .orElseThrow(() -> new IllegalStateException("case " + id + " is " + status + ": " + act));
    }

    private Optional<CaseEvent.StatusChanged> moveTo(CaseStatus next, @Nullable PersonId by, Instant now) {
        if (next == status) {
            return Optional.empty();
        }
        CaseEvent.StatusChanged change = new CaseEvent.StatusChanged(id, by, status, next, now);
        status = next;
        lastActivityAt = now;
        return Optional.of(change);
    }

    private CaseEvent say(
            Communication.Side side, PersonId by, String name, Body body, List<AttachedFile> files, Instant now) {
        int number = correspondence.size() + 1;
        correspondence.add(new Communication(number, side, by, name, body, files, now));
        lastActivityAt = now;
        boolean first = side == Communication.Side.SUPPORT && firstResponseAt == null;
        if (first) {
            firstResponseAt = now;
        }
        return new CaseEvent.CommunicationAdded(id, by, side, number, first, now);
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

    /** The draft this case was made from; null for one that came in another way. */
    public @Nullable DraftId draft() {
        return draft;
    }

    public PersonId requester() {
        return requester;
    }

    public String requesterName() {
        return requesterName;
    }

    /** What was asked for and promised; it stays as it was at submission. */
    public CaseRequest asked() {
        return asked;
    }

    /** Who gets the correspondence too: the additional contacts of the request and those that came since. */
    public List<String> contacts() {
        return List.copyOf(contacts);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Everything said, oldest first. */
    public List<Communication> correspondence() {
        return List.copyOf(correspondence);
    }

    public CaseStatus status() {
        return status;
    }

    public Instant lastActivityAt() {
        return lastActivityAt;
    }

    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }
}
