package org.caseport.persistence.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.caseport.domain.storage.DatabaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections that are in use, and the requests for one that failed. The container counts them for its own
 * pools only.
 */
@ApplicationScoped
class CountedConnections {

    private final AtomicInteger used = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    DatabaseStatus.Connections now() {
        return new DatabaseStatus.Connections(used.get(), PooledDatabase.MOST, refused.get());
    }

    /** Wraps the pool so that its connections are counted. */
    DataSource of(DataSource pool) {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return call(pool, method, arguments);
            }
            try {
                return counted((Connection) Objects.requireNonNull(call(pool, method, arguments)));
            } catch (SQLException e) {
                refused.incrementAndGet();
                throw e;
            }
        });
    }

    private Connection counted(Connection connection) {
        AtomicBoolean open = new AtomicBoolean(true);
        used.incrementAndGet();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                used.decrementAndGet();
            }
            return call(connection, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                CountedConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private interface Call {

        @Nullable
        Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
