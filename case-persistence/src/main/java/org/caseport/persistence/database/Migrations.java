package org.caseport.persistence.database;

import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.caseport.domain.storage.DatabaseStatus;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates the tables of a database to this version. Servers that start together wait for each other. After each
 * migration the version before still works, so that servers can be updated one by one; one that breaks older versions
 * says so in its title.
 */
public final class Migrations {

    /**
     * The end of the title of a migration that older versions can't work with. The title is stored in the database,
     * where they read it.
     */
    static final String STOPS_OLDER = "stops older";

    /**
     * Kept in a field, since an unreferenced logger loses its level. Quiet, since it logs addresses with all
     * parameters.
     */
    private static final Logger CHATTER = Logger.getLogger("org.flywaydb");

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private static volatile String newest = "0";

    private Migrations() {}

    /** Migrates and returns the version of the tables. Leaves the tables of a newer Caseport as they are. */
    public static String bringUpToDate(DatabaseSettings address) {
        Flyway flyway = settings(address).load();
        newest = newestOf(flyway);
        List<MigrationInfo> newer = newerIn(flyway);
        if (newer.isEmpty()) {
            flyway.migrate();
        } else {
            String theirs = String.valueOf(newer.get(newer.size() - 1).getVersion());
            if (newer.stream().anyMatch(Migrations::stopsOlder)) {
                throw new NewerTables(theirs);
            }
            flyway.validate();
            LOG.log(
                    Level.WARNING,
                    "the tables of {0} are already those of a newer Caseport, of version {1}. This one"
                            + " leaves them as they are and works beside it; bring it up to date, too",
                    new Object[] {address.shown(), theirs});
        }
        return String.valueOf(flyway.info().current().getVersion());
    }

    /** The newest migration that this release knows, even if the database is further; "0" before the first use. */
    public static String newest() {
        return newest;
    }

    private static String newestOf(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .filter(step -> step.getVersion() != null && !isNewer(step))
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElse("0");
    }

    /** The migrations that were applied so far. */
    static List<DatabaseStatus.Step> taken(DatabaseSettings address) {
        return Stream.of(settings(address).load().info().applied())
                .filter(step -> step.getVersion() != null)
                .map(step -> new DatabaseStatus.Step(
                        step.getVersion().getVersion(),
                        step.getDescription(),
                        step.getInstalledOn().toInstant()))
                .toList();
    }

    private static List<MigrationInfo> newerIn(Flyway flyway) {
        return Stream.of(flyway.info().applied()).filter(Migrations::isNewer).toList();
    }

    private static boolean isNewer(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
    }

    private static boolean stopsOlder(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_FAILED
                || step.getDescription().endsWith(STOPS_OLDER);
    }

    static FluentConfiguration settings(DatabaseSettings address) {
        String[] locations = address.isPostgreSql()
                ? new String[] {"classpath:db/migration/common", "classpath:db/migration/postgresql"}
                : new String[] {"classpath:db/migration/common", "classpath:db/migration/h2"};
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(CaseportDataSource.patientTo(address))
                .locations(locations);
    }

    /** Thrown when the tables are those of a newer Caseport that this one can't work with. */
    static final class NewerTables extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String version;

        NewerTables(String version) {
            super("the tables are of version " + version);
            this.version = version;
        }

        String version() {
            return version;
        }
    }
}
