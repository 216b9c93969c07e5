package org.caseport.persistence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of where an agent's phone rings. */
@Entity
@Table(name = "agent_phone")
@NullUnmarked
class AgentPhoneRow {

    @Id
    @Column(name = "person_id")
    String person;

    String extension;
}
