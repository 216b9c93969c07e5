package org.caseport.persistence.database;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseport.domain.storage.DatabaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the database in the background and retries until it succeeds. A database that is late or down never fails
 * the deployment; until then the portal reports that it is not ready.
 */
@ApplicationScoped
class DatabaseConnector implements DatabaseStatus {

    private static final Logger LOG = System.getLogger(DatabaseConnector.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_WHEN_TOLD = Duration.ofSeconds(10);

    @Inject
    EntityManagers entities;

    @Inject
    DataSource database;

    @Inject
    CountedConnections connections;

    @Inject
    Event<DatabaseStatus.Ready> becameReady;

    private volatile boolean ready;
    private volatile String product = "";
    private volatile String trouble = "Caseport is starting and has not reached its database yet.";
    private volatile @Nullable Thread reaching;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        Thread thread = ContainerResources.lookUp("java:comp/DefaultManagedThreadFactory", ManagedThreadFactory.class)
                .newThread(this::reach);
        thread.setName("caseport-database");
        thread.setDaemon(true);
        reaching = thread;
        thread.start();
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        ready = false;
        Thread thread = reaching;
        if (thread != null) {
            thread.interrupt();
        }
        entities.close();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public String trouble() {
        return ready ? "" : trouble;
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public List<Step> steps() {
        return ready ? Migrations.taken(CaseportDataSource.configured()) : List.of();
    }

    @Override
    public Connections connections() {
        return connections.now();
    }

    private void reach() {
        DatabaseSettings address = CaseportDataSource.configured();
        LOG.log(Level.INFO, "Caseport keeps its cases in {0}", address.shown());
        long started = System.nanoTime();
        LogThrottle telling = new LogThrottle();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<DatabaseProblem> found = DatabaseProblem.reaching(address).or(() -> makeReady(address));
            if (found.isEmpty()) {
                product = versionOf(address);
                ready = true;
                LOG.log(Level.INFO, "Caseport has reached {0} and is ready", address.shown());
                return;
            }
            DatabaseProblem current = found.get();
            trouble = current.text();
            if (telling.isDue(current, Duration.ofNanos(System.nanoTime() - started))) {
                LOG.log(Level.ERROR, current.text());
            }
            pause(telling.hasTold() ? PAUSE_WHEN_TOLD : PAUSE);
        }
    }

    private static String versionOf(DatabaseSettings address) {
        try (Connection connection = CaseportDataSource.to(address).getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion() + ", " + address.shown();
        } catch (SQLException e) {
            return address.shown();
        }
    }

    /**
     * Opens the persistence unit and tells the observers of {@link DatabaseStatus.Ready}, which may fail and are then
     * tried again.
     */
    private Optional<DatabaseProblem> makeReady(DatabaseSettings address) {
        try {
            StartupLock.take(address, () -> {
                entities.open(database);
                becameReady.fire(new DatabaseStatus.Ready());
            });
            return Optional.empty();
        } catch (StartupLock.Taken e) {
            return Optional.of(DatabaseProblem.turnTaken(address));
        } catch (SQLException e) {
            return Optional.of(DatabaseProblem.of(address, e));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Caseport reached its database but could not start", e);
            return Optional.of(new DatabaseProblem(
                    "Caseport reached its database but could not start: the log says why. It keeps trying.", true));
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
