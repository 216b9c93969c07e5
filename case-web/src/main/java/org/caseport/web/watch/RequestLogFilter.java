package org.caseport.web.watch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.account.AccountId;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.session.AuthenticatedPerson;

/** Filter that gives each request an id, for the response and all its log lines, and measures status and duration. */
public class RequestLogFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CASE = Pattern.compile("case-[0-9]{12}-[a-z]{4}-[0-9]{4}-[0-9a-f]{16}");

    @Inject
    transient MetricsRecorder measures;

    @Inject
    transient Tracing tracing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestKind kind = RequestKind.of(request);
        if (kind == RequestKind.RESOURCE || kind == RequestKind.PROBE) {
            chain.doFilter(request, response);
            return;
        }
        long began = System.nanoTime();
        LogContext context = LogContext.begin(newId());
        response.setHeader("X-Request-Id", context.request());
        AuthenticatedPerson.of(request)
                .flatMap(person -> Optional.ofNullable(person.account()))
                .map(AccountId::digits)
                .ifPresent(context::isOf);
        Matcher about = CASE.matcher(request.getQueryString() + " " + RequestPaths.path(request));
        if (about.find()) {
            context.isAbout(about.group());
        }
        Span span = tracing.begin(request);
        context.belongsTo(Tracing.traceOf(span, request.getHeader("traceparent")));
        Runnable end = () -> {
            answered(kind, response, began);
            Tracing.end(span, context, response.getStatus());
        };
        Scope scope = span.makeCurrent();
        try {
            chain.doFilter(request, response);
        } finally {
            scope.close();
            LogContext.end();
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Later(end));
            } else {
                end.run();
            }
        }
    }

    private void answered(RequestKind kind, HttpServletResponse response, long began) {
        measures.answered(kind, response.getStatus(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static String newId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private record Later(Runnable then) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            then.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
