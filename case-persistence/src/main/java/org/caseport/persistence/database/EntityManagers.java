package org.caseport.persistence.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Provides the entity manager of the current transaction. It opens the persistence unit once the database is reached;
 * if the container did it, a database that is late would fail the whole deployment.
 */
@ApplicationScoped
class EntityManagers {

    private static final String KEY = EntityManagers.class.getName();

    private final TransactionSynchronizationRegistry transactions = ContainerResources.lookUp(
            "java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class);

    private volatile @Nullable EntityManagerFactory factory;

    /** Opens the persistence unit with the container's transactions. */
    void open(DataSource database) {
        factory = unit(Map.of(
                "jakarta.persistence.transactionType", "JTA",
                "jakarta.persistence.jtaDataSource", new TransactionConnection(transactions).of(database),
                "eclipselink.target-server", "Glassfish"));
    }

    void close() {
        EntityManagerFactory open = factory;
        factory = null;
        if (open != null) {
            open.close();
        }
    }

    static EntityManagerFactory unit(Map<String, Object> circumstances) {
        Map<String, Object> properties = new HashMap<>(circumstances);
        properties.put("eclipselink.persistencexml", "META-INF/caseport-persistence.xml");
        properties.put("eclipselink.classloader", EntityManagers.class.getClassLoader());
        return Persistence.createEntityManagerFactory("caseport", properties);
    }

    /** A proxy that passes each call on to the entity manager of the current transaction. */
    @Produces
    EntityManager ofTransaction() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManagers.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private EntityManager current() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("what is kept is read and changed within a transaction");
        }
        EntityManager current = (EntityManager) transactions.getResource(KEY);
        if (current == null) {
            current = begin();
            transactions.putResource(KEY, current);
        }
        return current;
    }

    private EntityManager begin() {
        EntityManagerFactory open = factory;
        if (open == null) {
            throw new IllegalStateException("the database was not reached yet");
        }
        EntityManager entities = open.createEntityManager();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                entities.close();
            }
        });
        return entities;
    }
}
