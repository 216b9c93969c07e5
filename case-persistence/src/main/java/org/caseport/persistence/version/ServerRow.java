package org.caseport.persistence.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.version.Servers;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a server that reports itself. */
@Entity
@Table(name = "portal_server")
@NullUnmarked
class ServerRow {

    @Id
    String name;

    String host;
    String release;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "seen_at")
    Instant seenAt;

    Servers.Server toServer() {
        return new Servers.Server(name, host, release, startedAt, seenAt);
    }
}
