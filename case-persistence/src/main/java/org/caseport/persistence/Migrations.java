package org.caseport.persistence;

import java.util.logging.Level;
import java.util.logging.Logger;
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
        String[] locations = address.isPostgreSql()
                ? new String[] {"classpath:db/migration/common", "classpath:db/migration/postgresql"}
                : new String[] {"classpath:db/migration/common", "classpath:db/migration/h2"};
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(CaseportDataSource.patientTo(address))
                .locations(locations)
                .load();
        flyway.migrate();
        return String.valueOf(flyway.info().current().getVersion());
    }
}
