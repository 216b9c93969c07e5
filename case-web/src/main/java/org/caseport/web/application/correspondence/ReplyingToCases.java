package org.caseport.web.application.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.ParsedEmailAddresses;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;

/**
 * Adds customers' replies to cases, from pages and programs. A reply reopens a resolved case, as long as it can be
 * reopened.
 */
@ApplicationScoped
@Transactional
public class ReplyingToCases {

    @Inject
    Cases cases;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    PlanningCalls planningCalls;

    @Inject
    StartingChats startingChats;

    @Inject
    Clock clock;

    /** Adds a complete reply, as programs send it. */
    public Outcome<Replied> reply(Member member, Reply reply) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), reply.caseId());
        if (held.isEmpty()) {
            return refused(member, reply.caseId(), Rejection.NotFound.CASE);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DraftFields.DESCRIPTION, reply.text());
        for (int i = 0; i < reply.contacts().size(); i++) {
            fields.put("contact." + i, reply.contacts().get(i));
        }
        Instant now = clock.instant();
        List<DraftFile> files = reply.enclosed().files().stream()
                .map(file -> new DraftFile(file, now, false))
                .toList();
        return put(
                member,
                held.get(),
                redacting.fields(member.account(), member.id(), reply.caseId().value(), DraftFields.of(fields)),
                files,
                reply.enclosed().uploads(),
                false,
                now);
    }

    /** Sends a member's reply from the page; sending it twice adds it once. */
    public Outcome<Replied> send(Member member, ReplySubmission sending) {
        return send(member, sending, false);
    }

    /** Resolves the case for the member, with the reply as the last message unless it is empty. */
    public Outcome<Replied> sendAndResolve(Member member, ReplySubmission sending) {
        return send(member, sending, true);
    }

    private Outcome<Replied> send(Member member, ReplySubmission sending, boolean resolving) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), sending.caseId());
        Optional<CaseDraft> begun =
                held.flatMap(answered -> replyDrafts.hold(DraftAuthor.of(member), answered.id(), sending.draft()));
        if (held.isEmpty() || begun.isEmpty()) {
            return refused(member, sending.caseId(), Rejection.NotFound.CASE);
        }
        SupportCase answered = held.get();
        if (begun.get().submittedAs() != null) {
            return replied(answered);
        }
        CaseDraft draft = replyDrafts.keep(begun.get(), sending.fields());
        if (!answered.seen().equals(sending.seen())) {
            return refused(member, answered.id(), new Rejection.ConcurrentChange(answered.seen()));
        }
        Instant now = clock.instant();
        Outcome<Replied> replying =
                put(member, answered, draft.fields(), draft.filesAt(now), List.of(), resolving, now);
        if (replying instanceof Outcome.Done) {
            replyDrafts.sent(draft, answered.id());
        }
        return replying;
    }

    private Outcome<Replied> put(
            Member member,
            SupportCase answered,
            DraftFields fields,
            List<DraftFile> files,
            List<AttachedFile> uploads,
            boolean resolving,
            Instant now) {
        Grant needed = neededFor(answered, resolving);
        if (!member.may(needed)) {
            return refused(member, answered.id(), new Rejection.NotGranted(needed));
        }
        ReplyDrafts.Judged judged = replyDrafts.judge(answered, fields, files, uploads.size(), resolving);
        if (!judged.violations().isEmpty()) {
            return refused(member, answered.id(), new Rejection.Declined(judged.violations()));
        }
        Duration window = consulting.afterResolution(answered).reopening();
        if (!answered.status().isOpen() && !resolving && !answered.canReopenAt(now, window)) {
            return refused(member, answered.id(), new Rejection.TooLate(window));
        }
        Optional<Rejection> full = fields.get(DraftFields.METHOD).equals(ContactMethod.CHAT.code())
                ? startingChats.whyFull(answered)
                : Optional.empty();
        if (full.isPresent()) {
            return refused(member, answered.id(), full.get());
        }
        answered.changeContacts(ReplyDrafts.contactFields(fields).stream()
                .flatMap(name -> ParsedEmailAddresses.in(fields.get(name)).addresses().stream())
                .toList());
        changeMethod(member, answered, fields, judged);
        Body body = ReplyDrafts.bodyOf(fields);
        List<AttachedFile> attached = Stream.concat(files.stream().map(DraftFile::file), uploads.stream())
                .toList();
        List<CaseEvent> events;
        if (resolving) {
            events = answered.customerResolves(member, body, attached, now);
        } else {
            Body said = Objects.requireNonNull(body, "an answer without violations says something");
            events = answered.status().isOpen()
                    ? answered.customerReplies(member, said, attached, now)
                    : answered.reopen(member, said, attached, window, now);
        }
        cases.store(answered);
        events.forEach(caseJournal::record);
        if (!fields.get(DraftFields.METHOD).isEmpty() && answered.status().isOpen()) {
            planningCalls.follow(answered, member.id(), now);
            startingChats.follow(answered, member.id(), now);
        }
        return replied(answered);
    }

    /** The permission that a member needs to write into the case in its current status. */
    public static Grant neededFor(SupportCase answered, boolean resolving) {
        return resolving ? Grant.RESOLVE : answered.status().isOpen() ? Grant.REPLY : Grant.REOPEN;
    }

    private static Outcome<Replied> replied(SupportCase answered) {
        return new Outcome.Done<>(
                new Replied(answered.status(), answered.correspondence().size()));
    }

    private static void changeMethod(
            Member member, SupportCase answered, DraftFields fields, ReplyDrafts.Judged judged) {
        Arrays.stream(ContactMethod.values())
                .filter(method -> method.code().equals(fields.get(DraftFields.METHOD)))
                .findFirst()
                .ifPresent(method -> answered.changeContactMethod(
                        method,
                        method == ContactMethod.PHONE ? judged.decision().callback() : null,
                        member.id()));
    }

    private Outcome<Replied> refused(Member member, CaseId id, Rejection why) {
        journal.refused(
                member.account(),
                member.id(),
                JournalAct.CASE_COMMUNICATION_ADDED,
                id.value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The reply is on the case, which now has this status and this many communications. */
    public record Replied(CaseStatus status, int number) {}
}
