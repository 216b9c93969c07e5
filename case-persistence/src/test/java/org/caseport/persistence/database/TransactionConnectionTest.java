package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TransactionConnectionTest {

    private final List<Connection> taken = new ArrayList<>();
    private final List<Connection> givenBack = new ArrayList<>();

    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private int status = Status.STATUS_ACTIVE;

    private final DataSource database = new TransactionConnection(registry()).of(pool());

    @Test
    void all_statements_of_a_transaction_share_one_connection() throws Exception {
        ask();
        ask();

        assertThat(taken).hasSize(1);
        assertThat(givenBack).isEmpty();
    }

    @Test
    void it_is_given_back_when_the_transaction_ends_and_the_next_one_takes_another() throws Exception {
        ask();
        end();
        assertThat(givenBack).isEqualTo(taken);

        ask();

        assertThat(taken).hasSize(2);
    }

    @Test
    void outside_of_a_transaction_it_is_given_back_at_once() throws Exception {
        status = Status.STATUS_NO_TRANSACTION;

        ask();

        assertThat(taken).hasSize(1);
        assertThat(givenBack).isEqualTo(taken);
    }

    private void ask() throws Exception {
        try (Connection connection = database.getConnection()) {
            assertThat(connection).isNotNull();
        }
    }

    private void end() {
        resources.clear();
        synchronizations.forEach(one -> one.afterCompletion(Status.STATUS_COMMITTED));
        synchronizations.clear();
    }

    private DataSource pool() {
        return proxy(DataSource.class, (pool, method, arguments) -> {
            Connection connection = proxy(Connection.class, (self, called, with) -> {
                if (called.getName().equals("close")) {
                    givenBack.add((Connection) self);
                }
                return called.getName().equals("equals") ? self == with[0] : null;
            });
            taken.add(connection);
            return connection;
        });
    }

    private TransactionSynchronizationRegistry registry() {
        return proxy(TransactionSynchronizationRegistry.class, (self, method, arguments) -> switch (method.getName()) {
            case "getTransactionStatus" -> status;
            case "getResource" -> resources.get(arguments[0]);
            case "putResource" -> resources.put(arguments[0], arguments[1]);
            case "registerInterposedSynchronization" -> {
                synchronizations.add((Synchronization) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
