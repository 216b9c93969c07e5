package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Performs the acts of agents on cases: assigning, replying, notes, severity, links, merging and more. Agents work on
 * the cases of every account.
 */
@ApplicationScoped
@Transactional
public class WorkingOnCases {

    @Inject
    Cases cases;

    @Inject
    Agents agents;

    @Inject
    InternalNotes notes;

    @Inject
    CaseLinks links;

    @Inject
    Announcements announcements;

    @Inject
    AffectedCases affectedCases;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Catalog catalog;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /** Assigns the case to the agent, and sets an unassigned case to work in progress. */
    public Outcome<SupportCase> take(Agent agent, CaseId id) {
        return onOpen(agent, JournalAct.CASE_ASSIGNED, id, (held, now) -> done(held, held.take(agent, now)));
    }

    /**
     * Assigns the case to another agent.
     *
     * @param to null for nobody
     */
    public Outcome<SupportCase> assign(Agent agent, CaseId id, @Nullable PersonId to) {
        Optional<Agent> receiver = to == null ? Optional.empty() : agents.find(to);
        if (to != null && receiver.isEmpty()) {
            return refused(agent, JournalAct.CASE_ASSIGNED, id, Why.NO_SUCH_AGENT);
        }
        Assignee assignee =
                receiver.map(found -> new Assignee(found.id(), found.name())).orElse(null);
        return onOpen(
                agent, JournalAct.CASE_ASSIGNED, id, (held, now) -> done(held, held.assign(agent.id(), assignee, now)));
    }

    /** The kinds of sending what an agent wrote. */
    public enum Sent {
        REPLY,
        ASK_FOR_INFORMATION,
        INVESTIGATE,
        RESOLVE,
        /** Only for an empty reply: what was written is never dropped. */
        RESOLVE_WITHOUT_MESSAGE;
    }

    /** Sends the agent's reply; sending it twice adds it once. */
    public Outcome<SupportCase> send(Agent agent, ReplySubmission sending, Sent as) {
        Optional<SupportCase> found =
                cases.lock(Visibility.ofSupport(sending.caseId().account()), sending.caseId());
        Optional<CaseDraft> begun =
                found.flatMap(held -> replyDrafts.hold(DraftAuthor.of(agent, held.id()), held.id(), sending.draft()));
        if (found.isEmpty() || begun.isEmpty()) {
            return refused(agent, JournalAct.CASE_COMMUNICATION_ADDED, sending.caseId(), Rejection.NotFound.CASE);
        }
        SupportCase held = found.get();
        if (begun.get().submittedAs() != null) {
            return new Outcome.Done<>(held);
        }
        CaseDraft draft = replyDrafts.keep(begun.get(), sending.fields());
        if (!held.seen().equals(sending.seen())) {
            return refused(
                    agent, JournalAct.CASE_COMMUNICATION_ADDED, held.id(), new Rejection.ConcurrentChange(held.seen()));
        }
        if (!held.status().isOpen()) {
            return refused(agent, JournalAct.CASE_COMMUNICATION_ADDED, held.id(), Why.RESOLVED);
        }
        Instant now = clock.instant();
        List<DraftFile> files = draft.filesAt(now);
        List<Violation> violations = replyDrafts
                .judge(held, draft.fields(), files, 0, as == Sent.RESOLVE_WITHOUT_MESSAGE)
                .violations();
        if (!violations.isEmpty()) {
            return refused(agent, JournalAct.CASE_COMMUNICATION_ADDED, held.id(), new Rejection.Declined(violations));
        }
        if (as == Sent.RESOLVE_WITHOUT_MESSAGE && (ReplyDrafts.bodyOf(draft.fields()) != null || !files.isEmpty())) {
            return refused(agent, JournalAct.CASE_COMMUNICATION_ADDED, held.id(), Why.SAYS_SOMETHING);
        }
        List<AttachedFile> attached = files.stream().map(DraftFile::file).toList();
        Outcome<SupportCase> done =
                done(held, said(agent, held, as, ReplyDrafts.bodyOf(draft.fields()), attached, now));
        replyDrafts.sent(draft, held.id());
        return done;
    }

    private List<CaseEvent> said(
            Agent agent, SupportCase held, Sent as, @Nullable Body body, List<AttachedFile> files, Instant now) {
        return switch (as) {
            case REPLY -> held.supportReplies(agent, spoken(body), files, now);
            case ASK_FOR_INFORMATION ->
                held.askForInformation(agent, spoken(body), files, consulting.inactivityDeadline(held), now);
            case INVESTIGATE -> held.investigate(agent, body, files, now);
            case RESOLVE, RESOLVE_WITHOUT_MESSAGE -> held.agentResolves(agent, body, files, now);
        };
    }

    private static Body spoken(@Nullable Body body) {
        return Objects.requireNonNull(body, "an answer without violations says something");
    }

    /**
     * Adds an internal note, to a resolved case too.
     *
     * @param written the note, and the answers about numbers in it
     */
    public Outcome<SupportCase> note(Agent agent, CaseId id, DraftFields written) {
        return on(agent, JournalAct.CASE_NOTE_ADDED, id, (held, now) -> {
            List<Violation> doubts = redacting.undecidedNumbers(written, DraftFields.NOTE);
            if (!doubts.isEmpty()) {
                return refused(agent, JournalAct.CASE_NOTE_ADDED, id, new Rejection.Declined(doubts));
            }
            Optional<Body> body = body(agent, id, DraftFields.NOTE, written);
            if (body.isEmpty()) {
                return refused(agent, JournalAct.CASE_NOTE_ADDED, id, Why.NO_TEXT);
            }
            return done(held, List.of(noted(agent, held, body.get(), now)));
        });
    }

    /**
     * Changes the severity, and with it the promise, counted from the case's opening. The reason is stored as an
     * internal note.
     *
     * @param written the reason, and the answers about numbers in it
     */
    public Outcome<SupportCase> reclassify(Agent agent, CaseId id, Severity severity, DraftFields written) {
        return onOpen(agent, JournalAct.CASE_SEVERITY_CHANGED, id, (held, now) -> {
            Promise promise = consulting.promisesAt(held).get(severity);
            List<Violation> doubts = redacting.undecidedNumbers(written, DraftFields.REASON);
            if (promise != null && !doubts.isEmpty()) {
                return refused(agent, JournalAct.CASE_SEVERITY_CHANGED, id, new Rejection.Declined(doubts));
            }
            Optional<Body> body = body(agent, id, DraftFields.REASON, written);
            if (promise == null || body.isEmpty()) {
                Why why = promise == null ? Why.NOT_IN_PLAN : Why.NO_TEXT;
                return refused(agent, JournalAct.CASE_SEVERITY_CHANGED, id, why);
            }
            CaseEvent noted = noted(agent, held, body.get(), now);
            if (now.isAfter(held.request().promise().due())) {
                // It was missed under the severity until now, also where the timer has not noticed it yet.
                done(held, held.warn(now));
            }
            Outcome<SupportCase> done = done(held, held.reclassify(agent, severity, promise, now));
            caseJournal.record(noted);
            return done;
        });
    }

    /**
     * Moves the case to another service or category of its case type.
     *
     * @param category null for a service limit increase
     */
    public Outcome<SupportCase> refile(Agent agent, CaseId id, String service, @Nullable String category) {
        return onOpen(agent, JournalAct.CASE_TOPIC_CHANGED, id, (held, now) -> {
            if (!isListed(held.request().type(), service, category)) {
                return refused(agent, JournalAct.CASE_TOPIC_CHANGED, id, Why.NOT_IN_CATALOG);
            }
            return done(held, held.changeService(agent, service, category, now));
        });
    }

    private boolean isListed(CaseType type, String service, @Nullable String category) {
        if (type == CaseType.SERVICE_LIMIT_INCREASE) {
            return category == null && catalog.limitType(service).isPresent();
        }
        return category != null
                && catalog.service(service)
                        .filter(found -> found.types().contains(type))
                        .flatMap(found -> found.category(category))
                        .isPresent();
    }

    /** Links the case with another one of its account. */
    public Outcome<SupportCase> link(Agent agent, CaseId id, CaseId other) {
        return on(agent, JournalAct.CASE_LINKED, id, (held, now) -> {
            if (other(id, other).isEmpty()) {
                return refused(agent, JournalAct.CASE_LINKED, id, Why.NO_SUCH_OTHER_CASE);
            }
            links.link(id, other, now);
            return done(
                    held,
                    List.of(
                            new CaseEvent.Linked(id, agent.id(), other, now),
                            new CaseEvent.Linked(other, agent.id(), id, now)));
        });
    }

    /**
     * Links the case to the known problem that affects it, in place of another one.
     *
     * @param problem the one that is announced now; null for none
     */
    public Outcome<SupportCase> affect(Agent agent, CaseId id, @Nullable AnnouncementId problem) {
        return on(agent, JournalAct.CASE_PROBLEM_CHANGED, id, (held, now) -> {
            AnnouncementId before = affectedCases
                    .problemOf(id, now)
                    .map(known -> known.announcement().id())
                    .orElse(null);
            if (Objects.equals(before, problem)) {
                return new Outcome.Done<>(held);
            }
            if (problem == null) {
                affectedCases.unlink(id);
            } else if (announcements
                    .shown(now)
                    .filter(shown -> shown.id().equals(problem))
                    .isPresent()) {
                affectedCases.link(id, problem, now);
            } else {
                return refused(agent, JournalAct.CASE_PROBLEM_CHANGED, id, Why.NO_SUCH_PROBLEM);
            }
            return done(
                    held,
                    List.of(new CaseEvent.ProblemChanged(
                            id, agent.id(), problem == null ? null : problem.value(), now)));
        });
    }

    /** The other case, if this one can be merged into it: an open one of the same account. */
    public Optional<SupportCase> remaining(Agent agent, CaseId id, CaseId other) {
        return other(id, other).filter(found -> found.status().isOpen());
    }

    private Optional<SupportCase> other(CaseId id, CaseId other) {
        return other.equals(id) ? Optional.empty() : cases.find(Visibility.ofSupport(id.account()), other);
    }

    /** Resolves a duplicate, which then points to the remaining case of the account. */
    public Outcome<SupportCase> merge(Agent agent, CaseId id, CaseId remaining) {
        // A call moves to the remaining case: both are locked, in one order, so that no two merges wait for each other.
        if (remaining.value().compareTo(id.value()) < 0) {
            cases.lock(Visibility.ofSupport(id.account()), remaining);
        }
        return onOpen(agent, JournalAct.CASE_MERGED, id, (held, now) -> {
            Optional<SupportCase> other =
                    remaining.equals(id) ? Optional.empty() : cases.lock(Visibility.ofSupport(id.account()), remaining);
            if (other.isEmpty() || !other.get().status().isOpen()) {
                Why why = other.isEmpty() ? Why.NO_SUCH_OTHER_CASE : Why.OTHER_IS_RESOLVED;
                return refused(agent, JournalAct.CASE_MERGED, id, why);
            }
            links.link(id, remaining, now);
            return done(held, held.mergeInto(agent, remaining, now));
        });
    }

    /**
     * Escalates the case to a supervisor. The reason is stored as an internal note.
     *
     * @param written the reason, and the answers about numbers in it
     */
    public Outcome<SupportCase> escalate(Agent agent, CaseId id, DraftFields written) {
        return onOpen(agent, JournalAct.CASE_ESCALATED, id, (held, now) -> {
            List<Violation> doubts = redacting.undecidedNumbers(written, DraftFields.REASON);
            if (!doubts.isEmpty()) {
                return refused(agent, JournalAct.CASE_ESCALATED, id, new Rejection.Declined(doubts));
            }
            Optional<Body> body = body(agent, id, DraftFields.REASON, written);
            if (body.isEmpty()) {
                return refused(agent, JournalAct.CASE_ESCALATED, id, Why.NO_TEXT);
            }
            List<CaseEvent> events = held.escalate(agent, now);
            if (!events.isEmpty()) {
                caseJournal.record(noted(agent, held, body.get(), now));
            }
            return done(held, events);
        });
    }

    /**
     * Reopens a resolved case, without a time limit. The reason is stored as an internal note.
     *
     * @param written the reason, and the answers about numbers in it
     */
    public Outcome<SupportCase> reopen(Agent agent, CaseId id, DraftFields written) {
        return on(agent, JournalAct.CASE_STATUS_CHANGED, id, (held, now) -> {
            List<Violation> doubts = redacting.undecidedNumbers(written, DraftFields.REASON);
            if (!held.status().isOpen() && !doubts.isEmpty()) {
                return refused(agent, JournalAct.CASE_STATUS_CHANGED, id, new Rejection.Declined(doubts));
            }
            Optional<Body> body = body(agent, id, DraftFields.REASON, written);
            if (held.status().isOpen() || body.isEmpty()) {
                Why why = held.status().isOpen() ? Why.OPEN : Why.NO_TEXT;
                return refused(agent, JournalAct.CASE_STATUS_CHANGED, id, why);
            }
            CaseEvent noted = noted(agent, held, body.get(), now);
            Outcome<SupportCase> done = done(held, held.agentReopens(agent, now));
            caseJournal.record(noted);
            return done;
        });
    }

    private Outcome<SupportCase> onOpen(
            Agent agent, JournalAct act, CaseId id, BiFunction<SupportCase, Instant, Outcome<SupportCase>> what) {
        return on(
                agent,
                act,
                id,
                (held, now) -> held.status().isOpen() ? what.apply(held, now) : refused(agent, act, id, Why.RESOLVED));
    }

    private Outcome<SupportCase> on(
            Agent agent, JournalAct act, CaseId id, BiFunction<SupportCase, Instant, Outcome<SupportCase>> what) {
        Optional<SupportCase> found = cases.lock(Visibility.ofSupport(id.account()), id);
        if (found.isEmpty()) {
            return refused(agent, act, id, Rejection.NotFound.CASE);
        }
        return what.apply(found.get(), clock.instant());
    }

    private Outcome<SupportCase> done(SupportCase held, List<CaseEvent> events) {
        if (!events.isEmpty()) {
            cases.store(held);
            events.forEach(caseJournal::record);
        }
        return new Outcome.Done<>(held);
    }

    private CaseEvent noted(Agent agent, SupportCase held, Body body, Instant now) {
        int number = notes.on(held.id()).size() + 1;
        notes.add(held.id(), new InternalNote(number, agent.id(), agent.name(), body, now));
        return new CaseEvent.NoteAdded(held.id(), agent.id(), number, now);
    }

    private Optional<Body> body(Agent agent, CaseId id, String field, DraftFields written) {
        String stripped = BlankText.stripLines(redacting.text(id.account(), agent.id(), id.value(), field, written));
        boolean fits = !stripped.isEmpty() && stripped.codePointCount(0, stripped.length()) <= Body.LONGEST;
        return fits ? Optional.of(new Body(stripped)) : Optional.empty();
    }

    private Outcome<SupportCase> refused(Agent agent, JournalAct act, CaseId id, Rejection why) {
        journal.refused(id.account(), agent.id(), act, id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Why the state of the case, or what was entered, does not allow an agent's act. Sentences are in the bundle. */
    public enum Why implements Rejection {
        /** The case is resolved. */
        RESOLVED,
        /** The case is open. */
        OPEN,
        /** There is no such agent. */
        NO_SUCH_AGENT,
        /** The account's plan has no promise for this severity. */
        NOT_IN_PLAN,
        /** The catalog has no such service or category for this case type. */
        NOT_IN_CATALOG,
        /** The other case does not exist in this account, or it is this case itself. */
        NO_SUCH_OTHER_CASE,
        /** The other case is resolved, so it can't be continued there. */
        OTHER_IS_RESOLVED,
        /** The known problem is not announced now. */
        NO_SUCH_PROBLEM,
        /** The reason or note is empty or longer than 8,000 characters. */
        NO_TEXT,
        /** There is something to send, so the case can't be resolved without a message. */
        SAYS_SOMETHING;

        @Override
        public String code() {
            return name();
        }
    }
}
