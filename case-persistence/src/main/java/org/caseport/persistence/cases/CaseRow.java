package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseState;
import org.caseport.domain.cases.CaseState.Resolution;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.SupportCase.SubmissionKey;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a case, without its correspondence. The case's description is the first communication. */
@Entity
@Table(name = "support_case")
@IdClass(OwnedKey.class)
@NullUnmarked
class CaseRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "display_id")
    String displayId;

    @Column(name = "draft_id")
    String submissionKey;

    /** The number of communications, if this transaction has read it already; else -1. */
    @Transient
    int said = -1;

    @Column(name = "requester_id")
    String requester;

    @Column(name = "requester_name")
    String requesterName;

    @Column(name = "case_type")
    String type;

    String service;
    String category;
    String severity;
    String subject;

    /** Stored as JSON, since it is only ever read whole. */
    String details;

    @Column(name = "contact_language")
    String language;

    @Column(name = "contact_method")
    String method;

    @Column(name = "callback_country")
    String callbackCountry;

    @Column(name = "callback_number")
    String callbackNumber;

    @Column(name = "callback_extension")
    String callbackExtension;

    /** Who gave the number; null for the requester, and without a number. */
    @Column(name = "callback_given_by")
    String callbackGiver;

    String contacts;
    String plan;

    @Column(name = "target_seconds")
    long targetSeconds;

    @Enumerated(EnumType.STRING)
    @Column(name = "target_clock")
    Promise.Clock clock;

    @Column(name = "due_at")
    Instant due;

    @Column(name = "promise_zone")
    String zone;

    @Column(name = "policy_book")
    String book;

    String derivation;

    @Column(name = "warnings_at")
    String warningsAt;

    @Column(name = "at_risk_percent")
    int atRiskPercent;

    @Column(name = "opened_at")
    Instant openedAt;

    String status;

    @Column(name = "is_open")
    boolean open;

    @Column(name = "last_activity_at")
    Instant lastActivityAt;

    @Column(name = "first_response_at")
    Instant firstResponseAt;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "resolved_by")
    ActingSide resolvedBy;

    @Column(name = "assignee_id")
    String assignee;

    @Column(name = "assignee_name")
    String assigneeName;

    boolean escalated;

    @Column(name = "merged_into")
    String mergedInto;

    @Column(name = "remind_at")
    Instant remindAt;

    @Column(name = "resolve_at")
    Instant resolveAt;

    boolean reminded;
    int warned;
    boolean confidential;

    /** The members who are named in the case, if this transaction has read or written them already; else null. */
    @Transient
    Set<String> named;

    @Column(name = "next_warning_at")
    Instant nextWarningAt;

    @Column(name = "queue_rank")
    Integer queueRank;

    @Column(name = "queue_at")
    Instant queueAt;

    @Column(name = "at_risk_at")
    Instant atRiskAt;

    @Version
    long revision;

    static CaseRow of(SupportCase supportCase) {
        CaseRequest asked = supportCase.request();
        CaseRow row = new CaseRow();
        row.account = supportCase.account().digits();
        row.id = supportCase.id().value();
        row.displayId = supportCase.displayId().digits();
        row.submissionKey = supportCase.submissionKey() == null
                ? null
                : supportCase.submissionKey().value();
        row.requester = supportCase.requester().value();
        row.requesterName = StorableText.storable(supportCase.requesterName());
        row.type = asked.type().code();
        row.subject = StorableText.storable(asked.subject().text());
        row.details = JsonColumns.of(asked.details());
        row.language = asked.language().code();
        row.openedAt = supportCase.openedAt();
        row.plan = asked.plan() == null ? null : asked.plan().code();
        row.update(supportCase);
        return row;
    }

    private void promise(Promise promise) {
        targetSeconds = promise.target().toSeconds();
        clock = promise.clock();
        due = promise.due();
        atRiskAt = promise.atRiskAt();
        zone = promise.zone().getId();
        book = promise.book();
        derivation = JsonColumns.of(promise.derivation());
        warningsAt = JsonColumns.ofNumbers(promise.warnings().at());
        atRiskPercent = promise.warnings().atRisk();
    }

    /** Takes over what may change after submission; the rest stays as it was. */
    void update(SupportCase supportCase) {
        CaseRequest asked = supportCase.request();
        service = asked.service();
        category = asked.category();
        severity = asked.severity().code();
        promise(asked.promise());
        contact(asked.method(), asked.callback());
        PersonId giver = supportCase.callbackGiver();
        callbackGiver = asked.callback() == null || giver.equals(supportCase.requester()) ? null : giver.value();
        contacts = JsonColumns.ofTexts(supportCase.contacts());
        update(supportCase.state());
        nextWarningAt = supportCase.nextWarningAt();
        Queue.Place place = Queue.placeOf(supportCase).orElse(null);
        queueRank = place == null ? null : place.rank();
        queueAt = place == null ? null : place.at();
    }

    private void contact(ContactMethod by, CallbackNumber callback) {
        method = by.code();
        callbackCountry = callback == null ? null : callback.country();
        callbackNumber = callback == null ? null : StorableText.storable(callback.international());
        callbackExtension = callback == null ? null : StorableText.storableOrNull(callback.extension());
    }

    private void update(CaseState state) {
        status = state.status().code();
        open = state.status().isOpen();
        lastActivityAt = state.lastActivityAt();
        firstResponseAt = state.firstResponseAt();
        resolvedAt = state.resolvedAt();
        resolvedBy = state.resolvedBy();
        assignee = state.assignee() == null ? null : state.assignee().id().value();
        assigneeName = state.assignee() == null
                ? null
                : StorableText.storable(state.assignee().name());
        escalated = state.escalated();
        mergedInto = state.mergedInto() == null ? null : state.mergedInto().value();
        InactivityDeadline silence = state.silence();
        // Cleared once the reminder is sent, so that the timer finds only what is still to be done.
        remindAt = silence == null || silence.reminded() ? null : silence.remindAt();
        resolveAt = silence == null ? null : silence.resolveAt();
        reminded = silence != null && silence.reminded();
        warned = state.warned();
        confidential = state.audience().confidential();
    }

    private CaseState state() {
        CaseId merged = mergedInto == null ? null : new CaseId(mergedInto);
        return new CaseState(
                EnumCodes.caseStatus(status),
                lastActivityAt,
                firstResponseAt,
                resolvedAt == null ? null : new Resolution(resolvedAt, resolvedBy, merged),
                assignee == null ? null : new Assignee(new PersonId(assignee), assigneeName),
                escalated,
                resolveAt == null ? null : new InactivityDeadline(reminded ? resolveAt : remindAt, resolveAt, reminded),
                warned,
                new Audience(confidential, named.stream().map(PersonId::new).collect(Collectors.toSet())));
    }

    Promise promise() {
        return new Promise(
                Duration.ofSeconds(targetSeconds),
                clock,
                due,
                ZoneId.of(zone),
                book,
                JsonColumns.toDerivation(derivation),
                new Promise.Warnings(JsonColumns.toNumbers(warningsAt), atRiskPercent));
    }

    SupportCase toCase(List<Communication> correspondence) {
        CaseRequest asked = new CaseRequest(
                EnumCodes.caseType(type),
                service,
                category,
                EnumCodes.severity(severity),
                new Subject(StorableText.shown(subject)),
                correspondence.get(0).body(),
                JsonColumns.toDetails(details),
                new ContactLanguage(language),
                EnumCodes.contactMethod(method),
                callbackNumber == null ? null : new CallbackNumber(callbackCountry, callbackNumber, callbackExtension),
                JsonColumns.toTexts(contacts),
                plan == null ? null : new SupportPlan(plan),
                promise());
        return SupportCase.restore(
                new CaseId(id),
                new DisplayId(displayId),
                submissionKey == null ? null : new SubmissionKey(submissionKey),
                new PersonId(requester),
                requesterName,
                asked,
                callbackGiver == null || callbackNumber == null ? null : new PersonId(callbackGiver),
                openedAt,
                correspondence,
                state());
    }
}
