package org.caseport.persistence.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.caseport.domain.storage.DatabaseStatus;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check that the database has been reached and answers. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

    @Inject
    DatabaseStatus storage;

    private final DatabasePing pulse = new DatabasePing(System::nanoTime, CaseportDataSource::abandonAll);

    @Override
    public HealthCheckResponse call() {
        if (!storage.isReady()) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("trouble", storage.trouble())
                    .build();
        }
        DatabaseSettings address = CaseportDataSource.configured();
        try {
            return HealthCheckResponse.named("database")
                    .status(pulse.beats(address))
                    .withData("address", address.shown())
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("trouble", DatabaseProblem.of(address, e).text())
                    .build();
        }
    }

    @PreDestroy
    void close() {
        pulse.close();
    }
}
