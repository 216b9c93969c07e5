package org.caseport.persistence.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.caseport.domain.version.Servers;
import org.caseport.persistence.database.Migrations;
import org.flywaydb.core.api.MigrationVersion;

@ApplicationScoped
@Transactional
class JpaServers implements Servers {

    @Inject
    EntityManager entities;

    @Override
    public void report(String name, String host, Instant startedAt, Instant now) {
        ServerRow row = entities.find(ServerRow.class, name);
        if (row == null) {
            row = new ServerRow();
            row.name = name;
            row.host = host;
            row.release = Migrations.newest();
            row.startedAt = startedAt;
            row.seenAt = now;
            entities.persist(row);
        } else {
            row.seenAt = now;
        }
        entities.flush();
    }

    @Override
    public void leave(String name) {
        entities.createQuery("delete from ServerRow s where s.name = :name")
                .setParameter("name", name)
                .executeUpdate();
    }

    @Override
    public List<Server> seenSince(Instant since) {
        return entities.createQuery("select s from ServerRow s where s.seenAt >= :since", ServerRow.class)
                .setParameter("since", since)
                .getResultStream()
                .map(ServerRow::toServer)
                .sorted(Comparator.comparing((Server server) -> MigrationVersion.fromVersion(server.release()))
                        .thenComparing(Server::host)
                        .thenComparing(Server::startedAt))
                .toList();
    }

    @Override
    public int forgetBefore(Instant since) {
        return entities.createQuery("delete from ServerRow s where s.seenAt < :since")
                .setParameter("since", since)
                .executeUpdate();
    }

    @Override
    public boolean isOlder(Server server) {
        return MigrationVersion.fromVersion(server.release())
                        .compareTo(MigrationVersion.fromVersion(Migrations.newest()))
                < 0;
    }
}
