package org.caseport.persistence.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * Defines the container's connection pool. It validates a connection at most once a second, so that the portal recovers
 * as soon as a restarted database does. Only the broken connection is closed: closing all of them
 * (fail-all-connections) would interrupt work on those that are fine.
 */
@DataSourceDefinition(
        name = PooledDatabase.NAME,
        className = "org.caseport.persistence.database.CaseportDataSource",
        initialPoolSize = 0,
        minPoolSize = 0,
        maxPoolSize = PooledDatabase.MOST,
        maxIdleTime = 300,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=10000"
        })
@ApplicationScoped
class PooledDatabase {

    static final int MOST = 30;

    static final String NAME = "java:app/jdbc/caseport";

    @Produces
    @ApplicationScoped
    DataSource database(CountedConnections counted) {
        return counted.of(ContainerResources.lookUp(NAME, DataSource.class));
    }
}
