package org.caseport.persistence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of what an agent has typed into the form of a call. The key is the agent's id. */
@Entity
@Table(name = "callback_form")
@IdClass(CallKey.class)
@NullUnmarked
class CallFormRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "callback_id")
    String callback;

    @Id
    @Column(name = "person_id")
    String key;

    /** Stored as JSON, since it is only ever read whole. */
    String fields;

    @Column(name = "saved_at")
    Instant savedAt;
}
