package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Collector;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/**
 * A case can be followed from the click to the last mail, in traces and in the log, and neither tells what was said.
 */
class TracesIT {

    private static final String CALLERS = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TOKEN = "let-prometheus-in";

    @Test
    void a_submission_its_outbox_and_its_mail_are_one_trace_and_one_story_in_the_log() throws IOException {
        try (Collector collector = new Collector();
                Portal portal = Portal.named("traced")
                        .with("otel.sdk.disabled", "false")
                        .with("otel.exporter.otlp.protocol", "http/protobuf")
                        .with("otel.exporter.otlp.endpoint", collector.address())
                        .with("otel.bsp.schedule.delay", "200")
                        .with("caseport.logs", "json")
                        .with("caseport.metrics.token", TOKEN)
                        .start()) {
            Caller member = Caller.signedIn(portal, "business@demo.example");
            String subject = Filled.subject("Traced");
            String draft = member.begin(Filled.billing(subject));

            member.send(member.request("/cases/create")
                    .POST(Caller.stepForm(draft, "review", Map.of()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("traceparent", "00-" + CALLERS + "-00f067aa0ba902b7-01"));

            Collector.Span delivered = awaited(collector, "deliver mail");
            Collector.Span told = awaited(collector, "outbox case.created");
            Collector.Span request = awaited(collector, "POST /cases/create");
            assertThat(List.of(delivered.trace(), told.trace(), request.trace()))
                    .containsOnly(CALLERS);
            assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
            assertThat(told.parent()).isEqualTo(request.id());
            assertThat(delivered.parent()).isEqualTo(told.id());
            assertThat(delivered.attributes()).containsEntry("delivery.result", "delivered");
            assertThat(delivered.attributes().get("case.id")).startsWith("case-");
            assertThat(collector.spans().toString()).doesNotContain(subject).doesNotContain("@demo.example");

            assertThat(portal.get("/metrics").status()).isEqualTo(200);
            linesAreJson(portal);
        }
    }

    private static void linesAreJson(Portal portal) {
        List<String> lines = portal.logText().lines().toList();
        int first = indexOf(lines, "has reached H2");
        assertThat(first).isPositive();
        for (String line : lines.subList(first, lines.size())) {
            JsonObject entry = new Gson().fromJson(line, JsonObject.class);
            assertThat(entry.keySet()).contains("time", "level", "logger", "message");
        }
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }

    private static Collector.Span awaited(Collector collector, String name) {
        return Await.value("the span " + name, () -> collector.spans().stream()
                .filter(span -> span.trace().equals(CALLERS) && span.name().equals(name))
                .findFirst());
    }
}
