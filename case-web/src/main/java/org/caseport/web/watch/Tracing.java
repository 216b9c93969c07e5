package org.caseport.web.watch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.TraceContext;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.frame.RequestPaths;
import org.jspecify.annotations.Nullable;

/**
 * Creates OpenTelemetry spans that follow a case from a request through the outbox to each delivery, across servers.
 * Spans contain ids and kinds, never what people wrote.
 */
@ApplicationScoped
public class Tracing implements TraceContext {

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    /** Ids of cases, drafts, files and uploads, which are replaced so that there are few span names. */
    private static final Pattern ID =
            Pattern.compile("case-[0-9]{12}-[^/]*|[0-9a-f]{8}-[0-9a-f-]{27}|[^/]{30,}|[0-9]+");

    @Inject
    Tracer tracer;

    /** Begins the span of a request, as a child of the caller's if it sent a {@code traceparent}. */
    Span begin(HttpServletRequest request) {
        String path = ID.matcher(RequestPaths.path(request)).replaceAll("{id}");
        return tracer.spanBuilder(request.getMethod() + " " + path)
                .setSpanKind(SpanKind.SERVER)
                .setParent(contextOf(request.getHeader("traceparent")))
                .setAttribute("http.request.method", request.getMethod())
                .setAttribute("http.route", path)
                .startSpan();
    }

    static void end(Span span, LogContext context, int status) {
        span.setAttribute("http.response.status_code", status);
        span.setAttribute("request.id", context.request());
        name(span, context.account(), context.supportCase());
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The trace id of the span or, if tracing is off, of the caller's {@code traceparent}. */
    static @Nullable String traceOf(Span span, @Nullable String parent) {
        if (span.getSpanContext().isValid()) {
            return span.getSpanContext().getTraceId();
        }
        Matcher named = PARENT.matcher(String.valueOf(parent));
        return named.matches() ? named.group(1) : null;
    }

    void about(@Observes CaseEvent event) {
        LogContext.current().ifPresent(context -> {
            context.isOf(event.caseId().account().digits());
            context.isAbout(event.caseId().value());
        });
    }

    /**
     * The {@code traceparent} to store with a notice in the outbox; the spans of its deliveries become children of it.
     */
    @Override
    public String of(Notice notice) {
        Span span = tracer.spanBuilder("outbox " + notice.kind())
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        name(span, notice.account().digits(), caseOf(notice));
        span.end();
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : "";
    }

    /** Sends a delivery within a span of the trace that its notice came from. */
    public DeliveryResult telling(Delivery delivery, String origin, Supplier<DeliveryResult> attempt) {
        String account = delivery.account().digits();
        String supportCase = caseOf(delivery.notice());
        Span span = tracer.spanBuilder("deliver " + delivery.channel().name().toLowerCase(Locale.ROOT))
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(contextOf(origin))
                .setAttribute("notice.kind", delivery.notice().kind())
                .setAttribute("delivery.attempt", delivery.attempts())
                .startSpan();
        name(span, account, supportCase);
        LogContext context = LogContext.begin(account + "/" + delivery.number());
        context.isOf(account);
        if (supportCase != null) {
            context.isAbout(supportCase);
        }
        context.belongsTo(traceOf(span, origin));
        Scope scope = span.makeCurrent();
        try {
            DeliveryResult came = attempt.get();
            span.setAttribute("delivery.result", resultOf(came));
            if (!(came instanceof DeliveryResult.Delivered)) {
                span.setStatus(StatusCode.ERROR);
            }
            return came;
        } finally {
            scope.close();
            LogContext.end();
            span.end();
        }
    }

    private static String resultOf(DeliveryResult came) {
        if (came instanceof DeliveryResult.Delivered) {
            return "delivered";
        }
        return came instanceof DeliveryResult.RetryLater ? "retry" : "failed";
    }

    private static @Nullable String caseOf(Notice notice) {
        return notice.caseId() == null ? null : notice.caseId().value();
    }

    private static void name(Span span, @Nullable String account, @Nullable String supportCase) {
        if (account != null) {
            span.setAttribute("account.id", account);
        }
        if (supportCase != null) {
            span.setAttribute("case.id", supportCase);
        }
    }

    private static Context contextOf(@Nullable String parent) {
        Matcher named = PARENT.matcher(String.valueOf(parent));
        if (!named.matches()) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                named.group(1), named.group(2), TraceFlags.fromHex(named.group(3), 0), TraceState.getDefault());
        return remote.isValid() ? Context.root().with(Span.wrap(remote)) : Context.root();
    }
}
