package org.caseport.persistence.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The container's pool of connections. It asks each connection whether it still works, at most once a second, so that
 * the portal is back as soon as a restarted database is. A connection that does not work any more is given up alone:
 * giving up all at once (fail-all-connections) would break off what others are doing on those that work.
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
