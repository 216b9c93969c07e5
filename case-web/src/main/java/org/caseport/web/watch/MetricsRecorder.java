package org.caseport.web.watch;

import static org.caseport.web.watch.Metric.*;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.storage.PendingWork;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.caseport.web.application.chat.ChatMoved;
import org.caseport.web.application.chat.ChatsTold;
import org.caseport.web.application.help.RatingHelp;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.application.report.RecordingFacts;
import org.caseport.web.text.Languages;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Registers and updates the metrics. Counters count events after their commit, on the server where they happened;
 * gauges about waiting work are the same on every server. Every metric exists from the start with the value 0, so that
 * alert rules work before the first event.
 */
@ApplicationScoped
public class MetricsRecorder {

    @Inject
    MetricRegistry registry;

    @Inject
    Backlog backlog;

    @Inject
    DatabaseStatus storage;

    @Inject
    Disk disk;

    @Inject
    TimerRuns timerRuns;

    @Inject
    Catalog catalog;

    @Inject
    Chats chats;

    @Inject
    Event<Waited> waited;

    /** Found once, as the registry checks name and tags by patterns each time. */
    private final Map<Requests, Counter> counters = new ConcurrentHashMap<>();

    private final Map<RequestKind, Histogram> durations = new ConcurrentHashMap<>();

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        for (RequestKind kind : RequestKind.values()) {
            count(REQUESTS, 0, tag("kind", kind), new Tag("status", "2xx"));
            count(REQUESTS, 0, tag("kind", kind), new Tag("status", "5xx"));
        }
        for (Severity severity : Severity.values()) {
            count(SUBMISSIONS, 0, new Tag("severity", severity.code()));
        }
        for (Violation.Problem problem : Violation.Problem.values()) {
            if (problem != Violation.Problem.REFUSED) {
                count(REFUSALS, 0, tag("reason", problem));
            }
        }
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            count(REFUSALS, 0, tag("reason", reason));
        }
        for (CallOutcome outcome : CallOutcome.values()) {
            if (outcome != CallOutcome.LATE) {
                count(CALLBACK_TRIES, 0, new Tag("outcome", outcome.code()));
            }
        }
        for (PhoneCall.State state : PhoneCall.State.values()) {
            if (!state.isLive()) {
                count(PHONE_CALLS, 0, new Tag("result", state.code()));
            }
        }
        catalog.articles().forEach(article -> {
            count(HELP_RATINGS, 0, ratingOf(article.slug(), true));
            count(HELP_RATINGS, 0, ratingOf(article.slug(), false));
        });
        count(HELP_SOLVED, 0);
        registry.histogram(data(CHAT_WAIT));
        registry.histogram(data(CHAT_DELIVERY));
        count(CLAIMS_LAPSED, 0);
        for (String result : List.of("accepted", "declined", "passed")) {
            count(CHAT_RINGS, 0, new Tag("result", result));
        }
        for (Chat.Ending ending : Chat.Ending.values()) {
            count(CHATS_ENDED, 0, new Tag("why", ending.code()));
        }
        for (ChatEntry.Side side : List.of(ChatEntry.Side.CUSTOMER, ChatEntry.Side.SUPPORT)) {
            count(CHAT_MESSAGES, 0, new Tag("side", side.code()));
        }
        count(PROMISES_MET, 0);
        count(PROMISES_MISSED, 0);
        readWhatWaits();
        readThisServer();
    }

    private void readWhatWaits() {
        waiting(PROMISES_OVERDUE, PendingWork.Reading::overdue);
        for (Queue.Turn turn : Queue.Turn.values()) {
            waiting(CASES_OPEN, reading -> reading.open(turn).size(), tag("turn", turn));
        }
        for (Callback.State state : Callback.State.values()) {
            if (state != Callback.State.DONE) {
                waiting(CALLBACKS, reading -> reading.calls().in(state), new Tag("state", state.code()));
            }
        }
        for (Chat.State state : Chat.State.values()) {
            if (state != Chat.State.ENDED) {
                waiting(CHATS, reading -> reading.chats().in(state), new Tag("state", state.code()));
            }
        }
        waiting(CHAT_LINE_AGE, reading -> backlog.age(reading.chats().oldestInLine()));
        waiting(CHAT_TRANSCRIPTS_WAITING, reading -> reading.chats().withoutTranscript());
        for (ContactMethod channel : List.of(ContactMethod.CHAT, ContactMethod.PHONE)) {
            for (String language : Languages.SPOKEN) {
                waiting(
                        AGENTS_ON_DUTY,
                        reading -> reading.onDuty().getOrDefault(new PendingWork.Duty(channel, language), 0L),
                        tag("channel", channel),
                        new Tag("language", language));
            }
        }
        waiting(CALLBACKS_OVERDUE, reading -> reading.calls().overdue());
        waiting(
                QUEUE_AGE,
                reading -> backlog.age(reading.open(Queue.Turn.UNANSWERED).oldest()));
        waiting(OUTBOX_NOTICES, reading -> reading.notices().size());
        waiting(OUTBOX_LAG, reading -> backlog.age(reading.oldestUntold()));
        for (Channel channel : Channel.values()) {
            Tag tag = tag("channel", channel);
            waiting(
                    DELIVERIES_WAITING,
                    reading -> reading.tellings(channel).waiting().size(),
                    tag);
            waiting(
                    DELIVERIES_LAG,
                    reading -> backlog.age(reading.tellings(channel).waiting().oldest()),
                    tag);
            waiting(DELIVERIES_FAILED, reading -> reading.tellings(channel).failed(), tag);
            for (Result result : Result.values()) {
                count(DELIVERIES, 0, tag, tag("result", result));
            }
        }
    }

    private void readThisServer() {
        gauge(POOL_USED, () -> storage.connections().used());
        gauge(POOL_MAX, () -> storage.connections().most());
        gauge(POOL_REFUSED, () -> storage.connections().refused());
        gauge(READY, () -> storage.isReady() ? 1 : 0);
        for (String folder : disk.free().keySet()) {
            gauge(DISK_FREE, () -> disk.free().get(folder), new Tag("folder", folder));
        }
        for (TimerRuns.Chore chore : TimerRuns.Chore.values()) {
            gauge(TIMER_AGE, () -> ageOf(timerRuns.last(chore)), tag("timer", chore));
            gauge(TIMER_FAILURES, () -> timerRuns.last(chore).failures(), tag("timer", chore));
        }
    }

    private double ageOf(TimerRuns.Round round) {
        return round.began() == null ? -1 : backlog.age(round.began());
    }

    void answered(RequestKind kind, int status, Duration took) {
        counters.computeIfAbsent(new Requests(kind, status / 100), this::counterOf)
                .inc();
        if (kind != RequestKind.LIVE) {
            durations.computeIfAbsent(kind, this::durationsOf).update(took.toMillis());
        }
    }

    private Counter counterOf(Requests requests) {
        return registry.counter(
                data(REQUESTS), tag("kind", requests.kind), new Tag("status", requests.hundreds + "xx"));
    }

    /** In milliseconds, since Payara reports a timer's quantiles in nanoseconds under the name of seconds. */
    private Histogram durationsOf(RequestKind kind) {
        return registry.histogram(data(REQUEST_MILLISECONDS), tag("kind", kind));
    }

    /** Counts an attempt to send a delivery. */
    public void told(Channel channel, DeliveryResult attempt) {
        Result result = attempt instanceof DeliveryResult.Delivered
                ? Result.ARRIVED
                : attempt instanceof DeliveryResult.RetryLater ? Result.LATER : Result.NEVER;
        count(DELIVERIES, 1, tag("channel", channel), tag("result", result));
    }

    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseEvent.Opened event) {
        count(SUBMISSIONS, 1, new Tag("severity", event.severity().code()));
    }

    void declined(@Observes(during = TransactionPhase.AFTER_SUCCESS) Rejection.Declined declined) {
        declined.violations().stream()
                .map(violation -> violation.refusal() == null
                        ? violation.problem()
                        : violation.refusal().reason())
                .distinct()
                .forEach(reason -> count(REFUSALS, 1, tag("reason", reason)));
    }

    void called(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseEvent.CallChanged changed) {
        if (changed.step() == CaseEvent.CallStep.TRIED) {
            String outcome = changed.detail().split(" ", 2)[0];
            count(CALLBACK_TRIES, 1, new Tag("outcome", outcome));
        } else if (changed.step() == CaseEvent.CallStep.LAPSED) {
            count(CLAIMS_LAPSED, 1);
        }
    }

    void phoned(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlacingPhoneCalls.Moved event) {
        if (!event.call().state().isLive()) {
            count(PHONE_CALLS, 1, new Tag("result", event.call().state().code()));
        }
    }

    void rated(@Observes RatingHelp.Rated answer) {
        count(HELP_RATINGS, 1, ratingOf(answer.slug(), answer.helpful()));
    }

    void solved(@Observes RatingHelp.Solved draft) {
        count(HELP_SOLVED, 1);
    }

    private static Tag[] ratingOf(String article, boolean helpful) {
        return new Tag[] {new Tag("article", article), new Tag("helpful", helpful ? "yes" : "no")};
    }

    void chatted(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseEvent.ChatChanged changed) {
        String result =
                switch (changed.step()) {
                    case ACCEPTED -> "accepted";
                    case DECLINED -> "declined";
                    case PASSED -> "passed";
                    default -> "";
                };
        if (!result.isEmpty()) {
            count(CHAT_RINGS, 1, new Tag("result", result));
        }
        if (changed.step() == CaseEvent.ChatStep.ENDED) {
            count(CHATS_ENDED, 1, new Tag("why", changed.detail().split(" ", 2)[0]));
        }
    }

    /** Compares with when it was asked for during the transaction, while the chat can still be read cheaply. */
    void joined(@Observes CaseEvent.ChatChanged changed) {
        if (changed.step() == CaseEvent.ChatStep.ACCEPTED || changed.step() == CaseEvent.ChatStep.TAKEN) {
            chats.find(new ChatId(changed.chat()))
                    .filter(chat -> changed.at().equals(chat.acceptedAt()))
                    .map(chat -> Duration.between(chat.askedAt(), changed.at()))
                    .ifPresent(wait -> waited.fire(new Waited(wait)));
        }
    }

    void waited(@Observes(during = TransactionPhase.AFTER_SUCCESS) Waited first) {
        registry.histogram(data(CHAT_WAIT)).update(first.time().toMillis());
    }

    void told(@Observes ChatsTold told) {
        registry.histogram(data(CHAT_DELIVERY)).update(told.after().toMillis());
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatMoved moved) {
        ChatEntry.Side side = moved.message();
        if (side != null) {
            count(CHAT_MESSAGES, 1, new Tag("side", side.code()));
        }
    }

    /** Counts what the reports count, so that they agree. */
    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordingFacts.TargetDecided target) {
        count(target.met() ? PROMISES_MET : PROMISES_MISSED, 1);
    }

    private void waiting(Metric measure, Function<PendingWork.Reading, Number> value, Tag... tags) {
        gauge(
                measure,
                () -> {
                    PendingWork.Reading reading = backlog.now();
                    return reading == null ? Double.NaN : value.apply(reading);
                },
                tags);
    }

    private void gauge(Metric measure, Supplier<Number> value, Tag... tags) {
        registry.gauge(data(measure), value, tags);
    }

    private void count(Metric measure, long by, Tag... tags) {
        registry.counter(data(measure), tags).inc(by);
    }

    private static Metadata data(Metric measure) {
        return Metadata.builder()
                .withName(measure.metric())
                .withDescription(measure.meaning())
                .build();
    }

    private static Tag tag(String name, Enum<?> value) {
        return new Tag(name, value.name().toLowerCase(Locale.ROOT));
    }

    /** Event: an agent has joined a chat that waited this long. */
    record Waited(Duration time) {}

    /** @param hundreds of the status: 2 for 200 to 299 */
    private record Requests(RequestKind kind, int hundreds) {}

    private enum Result {
        ARRIVED,
        LATER,
        NEVER
    }
}
