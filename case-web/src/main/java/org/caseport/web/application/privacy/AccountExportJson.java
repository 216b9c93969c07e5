package org.caseport.web.application.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseState;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects of an account export as lines of JSON, in the format that {@code account-export.txt} describes.
 */
final class AccountExportJson {

    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final JsonGenerator json;

    private AccountExportJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * An attachment that was written to the archive.
     *
     * @param sum the SHA-256 of its bytes; null when they did not exist any more
     */
    record Sent(FileId file, String path, @Nullable String sum) {}

    /** The content of a JSON object. */
    interface Content {
        void write(AccountExportJson json) throws IOException;
    }

    static void line(Writer out, Content content) throws IOException {
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.writeStartObject();
            content.write(new AccountExportJson(generator));
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    // ---- account and members

    void account(Account account, Instant now) throws IOException {
        number("format", 1);
        time("exportedAt", now);
        text("account", account.id().digits());
        text("name", account.name());
        text("country", account.country());
        text("region", account.region());
        text("zone", account.zone().getId());
        text("plan", account.plan().code());
        json.writeBooleanField("resold", account.resold());
        text("operationsContact", account.operationsContact());
    }

    void member(Person member) throws IOException {
        text("person", member.id().value());
        text("name", member.name());
        text("email", member.email());
        text("language", member.language());
        texts("grants", member.grants().stream().sorted().map(Grant::code).toList());
    }

    // ---- cases

    void supportCase(SupportCase one, List<Rating> ratings, List<JournalEntry> events, List<Sent> sent)
            throws IOException {
        text("case", one.id().value());
        text("displayId", one.displayId().digits());
        request(one.request());
        texts("copies", one.contacts());
        json.writeObjectFieldStart("requester");
        text("person", one.requester().value());
        text("name", one.requesterName());
        json.writeEndObject();
        time("openedAt", one.openedAt());
        state(one.state());
        promise(one.request().promise());
        json.writeArrayFieldStart("correspondence");
        for (Communication said : one.correspondence()) {
            said(said, sent);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("ratings");
        for (Rating rating : ratings) {
            json.writeStartObject();
            time("resolvedAt", rating.resolvedAt());
            text("person", rating.person().value());
            number("stars", rating.stars());
            text("comment", rating.comment());
            time("at", rating.at());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (JournalEntry event : events) {
            json.writeStartObject();
            time("at", event.at());
            text("person", event.person() == null ? null : event.person().value());
            text("act", event.act());
            text("outcome", event.outcome());
            text("detail", event.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void request(CaseRequest asked) throws IOException {
        text("type", asked.type().code());
        text("service", asked.service());
        text("category", asked.category());
        text("severity", asked.severity().code());
        text("subject", asked.subject().text());
        text("language", asked.language().code());
        text("contactMethod", asked.method().code());
        CallbackNumber callback = asked.callback();
        if (callback == null) {
            json.writeNullField("callback");
        } else {
            json.writeObjectFieldStart("callback");
            text("country", callback.country());
            text("number", callback.international());
            text("extension", callback.extension());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("answers");
        for (RequestDetails.Answer answer : asked.details().answers()) {
            json.writeStartObject();
            text("question", answer.question());
            text("answer", answer.answer());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("limits");
        for (RequestDetails.LimitRequest limit : asked.details().limits()) {
            json.writeStartObject();
            text("region", limit.region());
            text("limit", limit.limit());
            number("newValue", limit.newValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void state(CaseState state) throws IOException {
        text("status", state.status().code());
        time("lastActivityAt", state.lastActivityAt());
        time("firstResponseAt", state.firstResponseAt());
        time("resolvedAt", state.resolvedAt());
        text(
                "mergedInto",
                state.mergedInto() == null ? null : state.mergedInto().value());
        json.writeBooleanField("confidential", state.audience().confidential());
        texts(
                "named",
                state.audience().named().stream().map(PersonId::value).sorted().toList());
    }

    private void promise(Promise promise) throws IOException {
        json.writeObjectFieldStart("promise");
        number("targetSeconds", promise.target().toSeconds());
        text("clock", promise.clock().name());
        time("dueAt", promise.due());
        text("zone", promise.zone().getId());
        text("book", promise.book());
        json.writeArrayFieldStart("derivation");
        for (Promise.Stretch stretch : promise.derivation()) {
            json.writeStartObject();
            time("from", stretch.from());
            time("to", stretch.to());
            text("why", stretch.why().name());
            text("holiday", stretch.holiday());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes a communication. Support is one author: the names of agents are not exported. */
    private void said(Communication said, List<Sent> sent) throws IOException {
        boolean customer = said.side() == Communication.Side.CUSTOMER;
        json.writeStartObject();
        number("number", said.number());
        text("side", said.side().name());
        text("purpose", said.purpose().name());
        text("person", customer && said.person() != null ? said.person().value() : null);
        text("author", customer ? said.authorName() : null);
        time("at", said.at());
        text("text", said.body().text());
        json.writeArrayFieldStart("attachments");
        for (AttachedFile file : said.attachments()) {
            Sent out = sent.stream()
                    .filter(one -> one.file().equals(file.id()))
                    .findFirst()
                    .orElseThrow();
            json.writeStartObject();
            text("name", file.name());
            text("mediaType", file.mediaType());
            number("size", file.size());
            text("path", out.sum() == null ? null : out.path());
            text("sha256", out.sum());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    // ---- values

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void time(String name, @Nullable Instant value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
