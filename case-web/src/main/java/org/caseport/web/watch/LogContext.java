package org.caseport.web.watch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the request, trace, account and case that a thread works on. Logs and traces carry them, so that a case
 * can be followed through all servers.
 */
public final class LogContext {

    private static final ThreadLocal<LogContext> CURRENT = new ThreadLocal<>();

    private final String request;
    private @Nullable String trace;
    private @Nullable String account;
    private @Nullable String supportCase;

    private LogContext(String request) {
        this.request = request;
    }

    static LogContext begin(String request) {
        LogContext context = new LogContext(request);
        CURRENT.set(context);
        return context;
    }

    static void end() {
        CURRENT.remove();
    }

    /** The context of the current thread; empty outside requests and deliveries. */
    public static Optional<LogContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void belongsTo(@Nullable String traceId) {
        trace = traceId;
    }

    public void isOf(String accountId) {
        account = accountId;
    }

    public void isAbout(String caseId) {
        supportCase = caseId;
    }

    String request() {
        return request;
    }

    @Nullable
    String trace() {
        return trace;
    }

    @Nullable
    String account() {
        return account;
    }

    @Nullable
    String supportCase() {
        return supportCase;
    }
}
