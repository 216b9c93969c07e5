package org.caseport.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.caseport.domain.storage.Storage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether the portal can do its work now. It asks over a connection of its own, so that a busy pool does not look like
 * a database that is away, and keeps it, so that asking costs one short round trip.
 */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

    private static final int SECONDS = 2;

    @Inject
    Storage storage;

    private @Nullable Connection connection;

    @Override
    public HealthCheckResponse call() {
        if (!storage.isReady()) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("trouble", storage.trouble())
                    .build();
        }
        DatabaseAddress address = CaseportDataSource.configured();
        try {
            return HealthCheckResponse.named("database")
                    .status(answers(address))
                    .withData("address", address.shown())
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("trouble", Trouble.of(address, e).text())
                    .build();
        }
    }

    private synchronized boolean answers(DatabaseAddress address) throws SQLException {
        if (connection != null && connection.isValid(SECONDS)) {
            return true;
        }
        close();
        Connection fresh = CaseportDataSource.to(address).getConnection();
        connection = fresh;
        return fresh.isValid(SECONDS);
    }

    @PreDestroy
    synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is of no use any more, whatever it says.
                return;
            }
        }
    }
}
