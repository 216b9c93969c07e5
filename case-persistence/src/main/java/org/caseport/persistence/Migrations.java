package org.caseport.persistence;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.caseport.domain.storage.Storage;
import org.flywaydb.core.Flyway;

/** Brings the tables of a database to this version. Servers that start together wait for each other. */
final class Migrations {

    /** Kept, since a logger that nobody holds forgets its level. It tells addresses with all their parameters. */
    private static final Logger CHATTER = Logger.getLogger("org.flywaydb");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private Migrations() {}

    /** Returns the version that the tables have now. */
    static String bringUpToDate(DatabaseAddress address) {
        Flyway flyway = flyway(address);
        flyway.migrate();
        return String.valueOf(flyway.info().current().getVersion());
    }

    /** What was done to these tables so far. */
    static List<Storage.Step> taken(DatabaseAddress address) {
        return Stream.of(flyway(address).info().applied())
                .filter(step -> step.getVersion() != null)
                .map(step -> new Storage.Step(
                        step.getVersion().getVersion(),
                        step.getDescription(),
                        step.getInstalledOn().toInstant()))
                .toList();
    }

    private static Flyway flyway(DatabaseAddress address) {
        String[] locations = address.isPostgreSql()
                ? new String[] {"classpath:db/migration/common", "classpath:db/migration/postgresql"}
                : new String[] {"classpath:db/migration/common", "classpath:db/migration/h2"};
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(CaseportDataSource.patientTo(address))
                .locations(locations)
                .load();
    }
}
