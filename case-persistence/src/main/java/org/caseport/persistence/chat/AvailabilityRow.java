package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Availability;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of what an agent is available for. */
@Entity
@Table(name = "agent_availability")
@NullUnmarked
class AvailabilityRow {

    @Id
    @Column(name = "person_id")
    String person;

    boolean chats;
    boolean calls;
    int missed;

    @Column(name = "away_at")
    Instant awayAt;

    @Column(name = "away_reason")
    String awayReason;

    @Column(name = "rung_at")
    Instant rungAt;

    @Column(name = "at_once")
    Integer atOnce;

    @Column(name = "at_once_reason")
    String atOnceReason;

    /** Written by statements of its own, since pages answer all the time. */
    @Column(name = "seen_at", updatable = false)
    Instant seenAt;

    void update(Availability availability) {
        chats = availability.chats();
        calls = availability.calls();
        missed = availability.missed();
        awayAt = availability.awayAt();
        awayReason = availability.awayReason();
        rungAt = availability.rungAt();
        atOnce = availability.atOnce();
        atOnceReason = availability.atOnceReason();
    }

    Availability toAvailability() {
        return new Availability(
                new PersonId(person), chats, calls, missed, awayAt, awayReason, rungAt, atOnce, atOnceReason, seenAt);
    }
}
