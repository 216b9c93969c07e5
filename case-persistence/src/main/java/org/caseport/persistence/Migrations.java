package org.caseport.persistence;

import org.flywaydb.core.Flyway;

/** Brings the tables of a database to this version. Servers that start together wait for each other. */
final class Migrations {

    private Migrations() {}

    /** Returns the version that the tables have now. */
    static String bringUpToDate(DatabaseAddress address) {
        String[] locations = address.isPostgreSql()
                ? new String[] {"classpath:db/migration/common", "classpath:db/migration/postgresql"}
                : new String[] {"classpath:db/migration/common"};
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(CaseportDataSource.patientTo(address))
                .locations(locations)
                .load();
        flyway.migrate();
        return String.valueOf(flyway.info().current().getVersion());
    }
}
