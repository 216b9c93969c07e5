package org.caseport.persistence.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Records what each thread sends to the database: statements, batches of them as one, and commits. */
final class RecordedStatements {

    static final String COMMIT = "commit";

    private static final ThreadLocal<List<String>> RECORDED = new ThreadLocal<>();

    /** What the act sends, in its order. */
    List<String> during(Runnable act) {
        RECORDED.set(new ArrayList<>());
        try {
            act.run();
            return List.copyOf(RECORDED.get());
        } finally {
            RECORDED.remove();
        }
    }

    DataSource of(DataSource connections) {
        return proxy(DataSource.class, connections, "");
    }

    private <T> T proxy(Class<T> type, Object target, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            note(method, arguments, sql);
            Object answer = call(target, method, arguments);
            if (answer instanceof Connection connection && type == DataSource.class) {
                return proxy(Connection.class, connection, "");
            }
            if (answer instanceof PreparedStatement statement && type == Connection.class) {
                return proxy(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return answer instanceof Statement statement && type == Connection.class
                    ? proxy(Statement.class, statement, "")
                    : answer;
        };
        return type.cast(
                Proxy.newProxyInstance(RecordedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void note(Method method, Object[] arguments, String sql) {
        List<String> noted = RECORDED.get();
        if (noted != null && method.getName().startsWith("execute")) {
            noted.add(arguments == null ? sql : (String) arguments[0]);
        } else if (noted != null && method.getName().equals("commit")) {
            noted.add(COMMIT);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
