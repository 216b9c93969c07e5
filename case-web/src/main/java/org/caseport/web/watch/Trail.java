package org.caseport.web.watch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a thread works on: ids alone, which logs and traces carry so that one can be followed through all servers. */
public final class Trail {

    private static final ThreadLocal<Trail> CURRENT = new ThreadLocal<>();

    private final String request;
    private @Nullable String trace;
    private @Nullable String account;
    private @Nullable String supportCase;

    private Trail(String request) {
        this.request = request;
    }

    static Trail begin(String request) {
        Trail trail = new Trail(request);
        CURRENT.set(trail);
        return trail;
    }

    static void end() {
        CURRENT.remove();
    }

    /** Of the thread at hand; empty where nobody asked for anything. */
    public static Optional<Trail> current() {
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
