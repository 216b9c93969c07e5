package org.caseport.web.nodes;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.caseport.web.journey.stage.SignedCall;

/** A program that opens cases and writes in them, and sends a call again as the SDKs do: as the same invocation. */
final class Program implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private final String key;
    private final Traffic traffic;
    private final Ledger ledger;
    private int count;

    Program(String key, Traffic traffic, Ledger ledger) {
        this.key = key;
        this.traffic = traffic;
        this.ledger = ledger;
    }

    @Override
    public void run() {
        while (!traffic.hasEnded()) {
            String mark = key + " " + ++count;
            String subject = "Opened by " + mark;
            String description = "Called in by " + mark;
            String id = JsonParser.parseString(
                            call("CreateCase", Map.of("subject", subject, "communicationBody", description))
                                    .body())
                    .getAsJsonObject()
                    .get("caseId")
                    .getAsString();
            ledger.opened(id, subject, description, Map.of());
            String more = "Added by " + mark;
            call("AddCommunicationToCase", Map.of("caseId", id, "communicationBody", more));
            ledger.said(id, more);
        }
    }

    private HttpResponse<String> call(String operation, Map<String, String> members) {
        Traffic.pause(PAUSE);
        String invocation = UUID.randomUUID().toString();
        String body = new Gson().toJson(members);
        return traffic.insist(
                () -> new SignedCall(traffic.to("/support-api/"), key, operation, body)
                        .with("amz-sdk-invocation-id", invocation)
                        .request(),
                answer -> answer.statusCode() == 200);
    }
}
