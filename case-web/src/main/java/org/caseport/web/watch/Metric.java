package org.caseport.web.watch;

import java.util.Locale;

/**
 * All metrics of the portal. Their names and labels must stay stable, since dashboards and alert rules use them;
 * operating.md lists them.
 */
public enum Metric {
    REQUESTS(
            "caseport_requests",
            Kind.COUNTER,
            "kind status",
            "answered requests, by kind (page, data, api, live," + " resource) and by class of status (2xx to 5xx)"),
    REQUEST_MILLISECONDS(
            "caseport_request_milliseconds", Kind.SUMMARY, "kind", "how long answering took, live ones left out"),
    SUBMISSIONS("caseport_submissions", Kind.COUNTER, "severity", "cases that were opened"),
    REFUSALS(
            "caseport_refusals",
            Kind.COUNTER,
            "reason",
            "reasons for which submissions were refused; one submission may have several"),
    PROMISES_MET("caseport_promises_met", Kind.COUNTER, "", "first responses that came in time"),
    PROMISES_MISSED("caseport_promises_missed", Kind.COUNTER, "", "cases whose response was due and had not come"),
    PROMISES_OVERDUE(
            "caseport_promises_overdue", Kind.GAUGE, "", "unanswered cases whose response is due since before now"),
    CASES_OPEN(
            "caseport_cases_open",
            Kind.GAUGE,
            "turn",
            "open cases: unanswered, waiting for support or for the customer"),
    CHATS("caseport_chats", Kind.GAUGE, "state", "chats that are not ended"),
    CHAT_MESSAGES("caseport_chat_messages", Kind.COUNTER, "side", "messages in chats, by side"),
    CHAT_RINGS("caseport_chat_rings", Kind.COUNTER, "result", "agents who were asked for a chat, by what came of it"),
    CHATS_ENDED("caseport_chats_ended", Kind.COUNTER, "why", "chats that ended, by reason"),
    CHAT_LINE_AGE(
            "caseport_chat_line_age_seconds", Kind.GAUGE, "", "how long the chat has waited that has waited longest"),
    CHAT_WAIT("caseport_chat_wait_milliseconds", Kind.SUMMARY, "", "how long chats waited until an agent first joined"),
    CHAT_DELIVERY(
            "caseport_chat_delivery_milliseconds",
            Kind.SUMMARY,
            "",
            "how long it took from the commit of a message until the pages on this server were told"),
    CHAT_TRANSCRIPTS_WAITING(
            "caseport_chat_transcripts_waiting", Kind.GAUGE, "", "chats that ended and have no transcript yet"),
    AGENTS_ON_DUTY(
            "caseport_agents_on_duty",
            Kind.GAUGE,
            "channel language",
            "agents who are available and online, by chat or phone and by contact language"),
    CALLBACKS(
            "caseport_callbacks",
            Kind.GAUGE,
            "state",
            "calls that support owes: planned, claimed by an agent, or asked for another number"),
    CALLBACKS_OVERDUE("caseport_callbacks_overdue", Kind.GAUGE, "", "calls that are owed since before now"),
    CALLBACK_TRIES("caseport_callback_tries", Kind.COUNTER, "outcome", "calls that were made, by what came of them"),
    CLAIMS_LAPSED(
            "caseport_claims_lapsed", Kind.COUNTER, "", "claims of calls whose agents were not online for too long"),
    PHONE_CALLS(
            "caseport_phone_calls",
            Kind.COUNTER,
            "result",
            "calls that the telephone system was asked to place, by what came of them"),
    HELP_RATINGS(
            "caseport_help_ratings",
            Kind.COUNTER,
            "article helpful",
            "answers to whether a help article was helpful: yes or no"),
    HELP_SOLVED(
            "caseport_help_solved", Kind.COUNTER, "", "drafts that were discarded because help had solved the problem"),
    QUEUE_AGE("caseport_queue_age_seconds", Kind.GAUGE, "", "the age of the oldest unanswered case"),
    OUTBOX_NOTICES(
            "caseport_outbox_notices", Kind.GAUGE, "", "notices of which nobody has looked yet who is to be told"),
    OUTBOX_LAG(
            "caseport_outbox_lag_seconds",
            Kind.GAUGE,
            "",
            "how long the oldest notice has waited that was not looked at or told, on any channel"),
    DELIVERIES("caseport_deliveries", Kind.COUNTER, "channel result", "attempts to tell: arrived, later, never"),
    DELIVERIES_WAITING("caseport_deliveries_waiting", Kind.GAUGE, "channel", "what is still to be told"),
    DELIVERIES_LAG("caseport_deliveries_lag_seconds", Kind.GAUGE, "channel", "the age of the oldest of these"),
    DELIVERIES_FAILED("caseport_deliveries_failed", Kind.GAUGE, "channel", "what was given up"),
    POOL_USED("caseport_pool_used", Kind.GAUGE, "", "connections to the database that are in use"),
    POOL_MAX("caseport_pool_max", Kind.GAUGE, "", "and how many there can be"),
    POOL_REFUSED("caseport_pool_refused", Kind.GAUGE, "", "how often none was to be had since the start"),
    DISK_FREE("caseport_disk_free_bytes", Kind.GAUGE, "folder", "free room where the portal writes"),
    TIMER_AGE(
            "caseport_timer_age_seconds",
            Kind.GAUGE,
            "timer",
            "how long ago a timer's last round began; -1 before the first"),
    TIMER_FAILURES("caseport_timer_failures", Kind.GAUGE, "timer", "rounds of it that failed since the start"),
    READY("caseport_ready", Kind.GAUGE, "", "1 once the database was reached and migrated, else 0");

    private final String metric;
    private final Kind kind;
    private final String labels;
    private final String meaning;

    Metric(String metric, Kind kind, String labels, String meaning) {
        this.metric = metric;
        this.kind = kind;
        this.labels = labels;
        this.meaning = meaning;
    }

    /** The name in the registry; {@code /metrics} adds {@code _total} to a counter's. */
    String metric() {
        return metric;
    }

    String meaning() {
        return meaning;
    }

    /** The name in {@code /metrics}. */
    String shown() {
        return kind == Kind.COUNTER ? metric + "_total" : metric;
    }

    /** The table in operating.md; a test compares the two. */
    static String table() {
        StringBuilder table = new StringBuilder("| metric | kind | labels | meaning |\n|---|---|---|---|\n");
        for (Metric measure : values()) {
            table.append("| `")
                    .append(measure.shown())
                    .append("` | ")
                    .append(measure.kind.name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(measure.labels.isEmpty() ? "" : "`" + measure.labels.replace(" ", "`, `") + "` ")
                    .append("| ")
                    .append(measure.meaning)
                    .append(" |\n");
        }
        return table.toString();
    }

    private enum Kind {
        COUNTER,
        GAUGE,
        SUMMARY
    }
}
