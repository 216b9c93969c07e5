package org.caseport.persistence.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends one connection for a whole transaction. EclipseLink takes one out of the pool for each statement and puts it
 * back, and the pool keeps it for the transaction all the same; taking it costs more than many a statement.
 */
final class TransactionConnection {

    private static final Logger LOG = Logger.getLogger(TransactionConnection.class.getName());

    private static final String KEY = TransactionConnection.class.getName();

    private final TransactionSynchronizationRegistry transactions;

    TransactionConnection(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Wraps the pool so that all who ask within a transaction get the same connection; outside, each gets one. */
    DataSource of(DataSource pool) {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) -> method.getName().equals("getConnection") && arguments == null
                        ? lend(pool)
                        : call(pool, method, arguments));
    }

    private Connection lend(DataSource pool) throws SQLException {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return pool.getConnection();
        }
        Connection lent = (Connection) transactions.getResource(KEY);
        if (lent == null) {
            Connection taken = pool.getConnection();
            transactions.registerInterposedSynchronization(new GivingBack(taken));
            lent = proxy(
                    Connection.class,
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : call(taken, method, arguments));
            transactions.putResource(KEY, lent);
        }
        return lent;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TransactionConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private record GivingBack(Connection taken) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            try {
                taken.close();
            } catch (SQLException e) {
                LOG.log(Level.FINE, "a connection could not be given back", e);
            }
        }
    }
}
