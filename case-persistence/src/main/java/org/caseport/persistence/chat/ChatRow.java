package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.HandOver;
import org.caseport.domain.chat.Chat.Place;
import org.caseport.domain.chat.Chat.Ring;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.ChatClock;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatProgress;
import org.caseport.domain.chat.ChatProgress.Written;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a chat. */
@Entity
@Table(name = "chat")
@IdClass(OwnedKey.class)
@NullUnmarked
class ChatRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "case_id")
    String supportCase;

    /** The case while the chat is not ended; unique, so that a case has at most one. */
    @Column(name = "open_case_id")
    String openCase;

    @Column(name = "customer_id")
    String customer;

    @Column(name = "contact_language")
    String language;

    /** Stored as JSON, since they are only ever read whole. */
    String terms;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "place_since")
    Instant placeSince;

    @Column(name = "place_returned")
    boolean returned;

    String state;

    @Column(name = "waits_since")
    Instant waitsSince;

    @Column(name = "waiting_asked_at")
    Instant waitingAskedAt;

    @Column(name = "silence_asked_at")
    Instant silenceAskedAt;

    @Column(name = "still_here_at")
    Instant stillHereAt;

    @Column(name = "last_number")
    int last;

    int messages;

    @Column(name = "code_points")
    int codePoints;

    int files;

    @Column(name = "written_side")
    String writtenSide;

    @Column(name = "written_at")
    Instant writtenAt;

    @Column(name = "unanswered_since")
    Instant unansweredSince;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "ring_agent")
    String ringAgent;

    @Column(name = "ring_agent_name")
    String ringAgentName;

    @Column(name = "ring_since")
    Instant ringSince;

    @Column(name = "ring_until")
    Instant ringUntil;

    @Column(name = "agent_id")
    String agent;

    @Column(name = "agent_name")
    String agentName;

    @Column(name = "agent_since")
    Instant agentSince;

    @Column(name = "hand_over_to")
    String handOverTo;

    @Column(name = "hand_over_note")
    String handOverNote;

    @Column(name = "hand_over_since")
    Instant handOverSince;

    @Column(name = "hand_over_until")
    Instant handOverUntil;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    @Column(name = "last_agent")
    String lastAgent;

    @Column(name = "last_agent_name")
    String lastAgentName;

    @Column(name = "last_agent_since")
    Instant lastAgentSince;

    @Column(name = "forecast_seconds")
    Long forecast;

    String ending;
    Integer transcript;
    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    static ChatRow of(Chat chat) {
        ChatRow row = new ChatRow();
        row.account = chat.account().digits();
        row.id = chat.id().value();
        row.customer = chat.customer().value();
        row.language = chat.language().code();
        row.terms = JsonColumns.of(chat.terms());
        row.askedAt = chat.askedAt();
        row.update(chat);
        return row;
    }

    /** Takes over what may change after the beginning; the rest stays as it was. */
    void update(Chat chat) {
        supportCase = chat.caseId().value();
        openCase = chat.isEnded() ? null : chat.caseId().value();
        placeSince = chat.place().since();
        returned = chat.place().returned();
        state = chat.state().code();
        waitsSince = chat.clock().waitsSince();
        waitingAskedAt = chat.clock().waitingAskedAt();
        silenceAskedAt = chat.clock().silenceAskedAt();
        stillHereAt = chat.clock().stillHereAt();
        update(chat.progress());
        Ring ring = chat.ring();
        ringAgent = ring == null ? null : ring.agent().value();
        ringAgentName = ring == null ? null : StorableText.storable(ring.name());
        ringSince = ring == null ? null : ring.since();
        ringUntil = ring == null ? null : ring.until();
        Seat with = chat.agent();
        agent = with == null ? null : with.person().value();
        agentName = with == null ? null : StorableText.storable(with.name());
        agentSince = with == null ? null : with.since();
        HandOver handOver = chat.handOver();
        handOverTo =
                handOver == null || handOver.to() == null ? null : handOver.to().value();
        handOverNote = handOver == null ? null : StorableText.storable(handOver.note());
        handOverSince = handOver == null ? null : handOver.since();
        handOverUntil = handOver == null ? null : handOver.until();
        acceptedAt = chat.acceptedAt();
        Seat before = chat.lastAgent();
        lastAgent = before == null ? null : before.person().value();
        lastAgentName = before == null ? null : StorableText.storable(before.name());
        lastAgentSince = before == null ? null : before.since();
        forecast = chat.forecast() == null ? null : chat.forecast().toSeconds();
        ending = chat.ending() == null ? null : chat.ending().code();
        transcript = chat.transcript();
        revision = chat.revision();
        changedAt = chat.changedAt();
    }

    private void update(ChatProgress progress) {
        last = progress.last();
        messages = progress.messages();
        codePoints = progress.codePoints();
        files = progress.files();
        Written written = progress.written();
        writtenSide = written == null ? null : written.side().code();
        writtenAt = written == null ? null : written.at();
        unansweredSince = progress.unansweredSince();
        answeredAt = progress.answeredAt();
    }

    Chat toChat() {
        return new Chat(
                new ChatId(id),
                new CaseId(supportCase),
                new PersonId(customer),
                new ContactLanguage(language),
                JsonColumns.toChatTerms(terms),
                askedAt,
                new Place(placeSince, returned),
                EnumCodes.chatState(state),
                new ChatClock(waitsSince, waitingAskedAt, silenceAskedAt, stillHereAt),
                toProgress(),
                ringAgent == null ? null : new Ring(new PersonId(ringAgent), ringAgentName, ringSince, ringUntil),
                agent == null ? null : new Seat(new PersonId(agent), agentName, agentSince),
                handOverSince == null
                        ? null
                        : new HandOver(
                                handOverTo == null ? null : new PersonId(handOverTo),
                                handOverNote == null ? "" : handOverNote,
                                handOverSince,
                                handOverUntil),
                acceptedAt,
                lastAgent == null ? null : new Seat(new PersonId(lastAgent), lastAgentName, lastAgentSince),
                forecast == null ? null : Duration.ofSeconds(forecast),
                ending == null ? null : EnumCodes.chatEnding(ending),
                transcript,
                revision,
                changedAt);
    }

    private ChatProgress toProgress() {
        return new ChatProgress(
                last,
                messages,
                codePoints,
                files,
                writtenSide == null ? null : new Written(EnumCodes.chatSide(writtenSide), writtenAt),
                unansweredSince,
                answeredAt);
    }
}
