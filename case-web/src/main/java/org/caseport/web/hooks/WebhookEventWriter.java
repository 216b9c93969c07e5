package org.caseport.web.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication.Side;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.WebhookPayload;

/** Writes the JSON of webhook events: codes and ids, but no text that people wrote. */
@ApplicationScoped
class WebhookEventWriter {

    private static final JsonFactory JSON = new JsonFactory();

    @Inject
    PortalUrls portal;

    /** The event id, which is the same for every attempt, so that a receiver can detect duplicates. */
    static String idOf(Delivery delivery) {
        return uuid("notice " + delivery.account() + " " + delivery.number());
    }

    static String typeOf(Webhook hook) {
        return hook.form() == Webhook.Form.CLOUD_EVENTS
                ? "application/cloudevents+json; charset=UTF-8"
                : "application/json";
    }

    byte[] write(WebhookPayload.Ready posting) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            if (posting.hook().form() == Webhook.Form.CLOUD_EVENTS) {
                cloudEvent(json, posting);
            } else if (posting.supportCase() == null) {
                testUpdate(json, posting.delivery());
            } else {
                supportCaseUpdate(json, posting.delivery(), caseOf(posting));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static SupportCase caseOf(WebhookPayload.Ready posting) {
        return Objects.requireNonNull(posting.supportCase(), "this event is about a case");
    }

    private void cloudEvent(JsonGenerator json, WebhookPayload.Ready posting) throws IOException {
        Delivery delivery = posting.delivery();
        Notice notice = delivery.notice();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", idOf(delivery));
        json.writeStringField("source", portal.base().orElse("urn:caseport") + "/accounts/" + delivery.account());
        json.writeStringField("type", notice.kind());
        json.writeStringField("subject", notice.subject());
        json.writeStringField("time", notice.at().toString());
        json.writeStringField("datacontenttype", "application/json");
        json.writeObjectFieldStart("data");
        json.writeStringField("accountId", delivery.account().digits());
        if (notice.caseId() != null) {
            ofCase(json, notice, caseOf(posting));
        } else if (!notice.kind().equals(Webhook.TEST)) {
            json.writeStringField("from", notice.detail(0));
            json.writeStringField("to", notice.detail(1));
        }
        json.writeEndObject();
    }

    private void ofCase(JsonGenerator json, Notice notice, SupportCase supportCase) throws IOException {
        json.writeStringField("caseId", notice.subject());
        json.writeStringField("displayId", supportCase.displayId().digits());
        Optional<String> url = portal.of(supportCase.id());
        if (url.isPresent()) {
            json.writeStringField("url", url.get());
        }
        data(json, notice, supportCase);
    }

    private static void data(JsonGenerator json, Notice notice, SupportCase supportCase) throws IOException {
        switch (notice.kind()) {
            case "case.created" -> {
                json.writeStringField("caseType", supportCase.request().type().code());
                json.writeStringField(
                        "severity", supportCase.request().severity().code());
                json.writeStringField("service", supportCase.request().service());
                json.writeStringField(
                        "responseDue", supportCase.request().promise().due().toString());
            }
            case "case.communication.added" -> {
                json.writeNumberField("communication", notice.communication());
                json.writeStringField("by", code(notice.detail(0)));
                String newer = notice.detail(2);
                json.writeStringField("purpose", code(newer.isEmpty() ? notice.detail(1) : newer));
            }
            case "case.severity.changed" -> {
                json.writeStringField("from", notice.detail(0));
                json.writeStringField("to", notice.detail(1));
            }
            case "case.callback.planned", "case.callback.tried", "case.callback.done" -> ofCall(json, notice);
            case "case.chat.requested", "case.chat.joined", "case.chat.ended" -> ofChat(json, notice);
            default -> {
                json.writeStringField("from", notice.detail(0));
                json.writeStringField("to", notice.detail(1));
                json.writeStringField("by", code(notice.detail(2)));
                if (notice.communication() > 0) {
                    json.writeNumberField("communication", notice.communication());
                }
            }
        }
    }

    private static void ofCall(JsonGenerator json, Notice notice) throws IOException {
        String detail = notice.detail();
        json.writeStringField("callback", detail.substring(detail.lastIndexOf(' ') + 1));
        switch (notice.kind()) {
            case "case.callback.planned" -> {
                json.writeStringField("callBy", notice.detail(0));
                json.writeStringField("basis", notice.detail(1));
            }
            case "case.callback.tried" -> {
                json.writeStringField("outcome", notice.detail(0));
                if (!notice.says(1, "0")) {
                    json.writeNumberField("try", Integer.parseInt(notice.detail(1)));
                }
                if (!notice.says(2, MailTrigger.NO_INSTANT)) {
                    json.writeStringField("nextFrom", notice.detail(2));
                    json.writeStringField("callBy", notice.detail(3));
                }
            }
            default -> json.writeStringField("ending", notice.detail(0));
        }
    }

    private static void ofChat(JsonGenerator json, Notice notice) throws IOException {
        String detail = notice.detail();
        json.writeStringField("chat", detail.substring(detail.lastIndexOf(' ') + 1));
        switch (notice.kind()) {
            case "case.chat.requested" -> json.writeStringField("language", notice.detail(0));
            case "case.chat.joined" -> json.writeStringField("how", notice.detail(0));
            default -> {
                json.writeStringField("ending", notice.detail(0));
                json.writeBooleanField("joined", !notice.says(1, MailTrigger.UNACCEPTED));
                json.writeNumberField("entries", Integer.parseInt(notice.detail(2)));
            }
        }
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /** Writes the fields as AWS Support sends them, in that order. */
    private static void supportCaseUpdate(JsonGenerator json, Delivery delivery, SupportCase supportCase)
            throws IOException {
        Notice notice = delivery.notice();
        boolean said = notice.kind().equals("case.communication.added");
        envelope(json, delivery, "Support Case Update", "aws.support");
        json.writeStringField("case-id", notice.subject());
        json.writeStringField("display-id", supportCase.displayId().digits());
        json.writeStringField(
                "communication-id", said ? communicationId(supportCase.id(), notice.communication()) : "");
        json.writeStringField("event-name", eventName(notice));
        json.writeStringField("origin", said ? notice.says(0, Side.CUSTOMER.name()) ? "CUSTOMER" : "AWS" : "");
        json.writeEndObject();
    }

    /** No event of AWS Support, so that no program takes it for one. */
    private static void testUpdate(JsonGenerator json, Delivery delivery) throws IOException {
        envelope(json, delivery, "Webhook Test", "caseport");
        json.writeEndObject();
    }

    /** Everything before the fields of the detail, which has begun. */
    private static void envelope(JsonGenerator json, Delivery delivery, String type, String source) throws IOException {
        json.writeStringField("version", "0");
        json.writeStringField("id", idOf(delivery));
        json.writeStringField("detail-type", type);
        json.writeStringField("source", source);
        json.writeStringField("account", delivery.account().digits());
        json.writeStringField(
                "time", delivery.notice().at().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeStringField("region", "us-east-1");
        json.writeArrayFieldStart("resources");
        json.writeEndArray();
        json.writeObjectFieldStart("detail");
    }

    private static String eventName(Notice notice) {
        return switch (notice.kind()) {
            case "case.created" -> "CreateCase";
            case "case.communication.added" -> "AddCommunicationToCase";
            case "case.resolved" -> "ResolveCase";
            case "case.reopened" -> "ReopenCase";
            default -> throw new IllegalArgumentException("no such event is known there: " + notice.kind());
        };
    }

    private static String communicationId(CaseId id, int number) {
        return uuid("communication " + id + " " + number);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
