package org.caseport.web.application;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CallbackNumber;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Rating;
import org.caseport.domain.cases.Standing;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.jspecify.annotations.Nullable;

/** An account's things in the shape that {@code account-export.txt} describes. */
final class AsJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private AsJson() {}

    /**
     * An attachment that went out.
     *
     * @param sum the SHA-256 of its bytes; null when they were not there any more
     */
    record Sent(FileId file, String path, @Nullable String sum) {}

    static JsonObject of(Person member) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("person", member.id().value())
                .add("name", member.name())
                .add("email", member.email());
        add(json, "language", member.language());
        JsonArrayBuilder grants = JSON.createArrayBuilder();
        member.grants().stream().sorted().map(Grant::code).forEach(grants::add);
        return json.add("grants", grants).build();
    }

    static JsonObject of(SupportCase one, List<Rating> ratings, List<JournalEntry> events, List<Sent> sent) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("case", one.id().value())
                .add("displayId", one.displayId().digits());
        request(json, one.asked());
        json.add("copies", JSON.createArrayBuilder(one.contacts()))
                .add(
                        "requester",
                        JSON.createObjectBuilder()
                                .add("person", one.requester().value())
                                .add("name", one.requesterName()))
                .add("openedAt", one.openedAt().toString());
        standing(json, one.standing());
        json.add("promise", promise(one.asked().promise()));
        JsonArrayBuilder correspondence = JSON.createArrayBuilder();
        one.correspondence().forEach(said -> correspondence.add(said(said, sent)));
        JsonArrayBuilder given = JSON.createArrayBuilder();
        ratings.forEach(rating -> given.add(JSON.createObjectBuilder()
                .add("resolvedAt", rating.resolvedAt().toString())
                .add("person", rating.person().value())
                .add("stars", rating.stars())
                .add("comment", rating.comment())
                .add("at", rating.at().toString())));
        JsonArrayBuilder told = JSON.createArrayBuilder();
        events.forEach(event -> told.add(event(event)));
        return json.add("correspondence", correspondence)
                .add("ratings", given)
                .add("events", told)
                .build();
    }

    private static void request(JsonObjectBuilder json, CaseRequest asked) {
        json.add("type", asked.type().code()).add("service", asked.service());
        add(json, "category", asked.category());
        json.add("severity", asked.severity().code())
                .add("subject", asked.subject().text())
                .add("language", asked.language().code())
                .add("contactMethod", asked.method().code());
        CallbackNumber callback = asked.callback();
        if (callback == null) {
            json.addNull("callback");
        } else {
            JsonObjectBuilder number = JSON.createObjectBuilder()
                    .add("country", callback.country())
                    .add("number", callback.international());
            add(number, "extension", callback.extension());
            json.add("callback", number);
        }
        JsonArrayBuilder answers = JSON.createArrayBuilder();
        asked.details()
                .answers()
                .forEach(answer -> answers.add(JSON.createObjectBuilder()
                        .add("question", answer.question())
                        .add("answer", answer.answer())));
        JsonArrayBuilder limits = JSON.createArrayBuilder();
        asked.details()
                .limits()
                .forEach(limit -> limits.add(JSON.createObjectBuilder()
                        .add("region", limit.region())
                        .add("limit", limit.limit())
                        .add("newValue", limit.newValue())));
        json.add("answers", answers).add("limits", limits);
    }

    private static void standing(JsonObjectBuilder json, Standing standing) {
        json.add("status", standing.status().code())
                .add("lastActivityAt", standing.lastActivityAt().toString());
        add(json, "firstResponseAt", standing.firstResponseAt());
        add(json, "resolvedAt", standing.resolvedAt());
        add(
                json,
                "mergedInto",
                standing.mergedInto() == null ? null : standing.mergedInto().value());
        json.add("confidential", standing.audience().confidential());
        JsonArrayBuilder named = JSON.createArrayBuilder();
        standing.audience().named().stream().map(PersonId::value).sorted().forEach(named::add);
        json.add("named", named);
    }

    private static JsonObjectBuilder promise(Promise promise) {
        JsonArrayBuilder derivation = JSON.createArrayBuilder();
        for (Promise.Stretch stretch : promise.derivation()) {
            JsonObjectBuilder one = JSON.createObjectBuilder()
                    .add("from", stretch.from().toString())
                    .add("to", stretch.to().toString())
                    .add("why", stretch.why().name());
            add(one, "holiday", stretch.holiday());
            derivation.add(one);
        }
        return JSON.createObjectBuilder()
                .add("targetSeconds", promise.target().toSeconds())
                .add("clock", promise.clock().name())
                .add("dueAt", promise.due().toString())
                .add("zone", promise.zone().getId())
                .add("book", promise.book())
                .add("derivation", derivation);
    }

    /** Support speaks as one: who of its people did is its own affair. */
    private static JsonObjectBuilder said(Communication said, List<Sent> sent) {
        boolean customer = said.side() == Communication.Side.CUSTOMER;
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("number", said.number())
                .add("side", said.side().name())
                .add("purpose", said.purpose().name());
        add(json, "person", customer && said.person() != null ? said.person().value() : null);
        add(json, "author", customer ? said.authorName() : null);
        json.add("at", said.at().toString()).add("text", said.body().text());
        JsonArrayBuilder attachments = JSON.createArrayBuilder();
        for (AttachedFile file : said.attachments()) {
            sent.stream()
                    .filter(one -> one.file().equals(file.id()))
                    .forEach(one -> attachments.add(attachment(file, one)));
        }
        return json.add("attachments", attachments);
    }

    private static JsonObjectBuilder attachment(AttachedFile file, Sent sent) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("name", file.name())
                .add("mediaType", file.mediaType())
                .add("size", file.size());
        add(json, "path", sent.sum() == null ? null : sent.path());
        add(json, "sha256", sent.sum());
        return json;
    }

    private static JsonObjectBuilder event(JournalEntry event) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("at", event.at().toString());
        add(json, "person", event.person() == null ? null : event.person().value());
        return json.add("act", event.act()).add("outcome", event.outcome()).add("detail", event.detail());
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable Instant instant) {
        add(json, name, instant == null ? null : instant.toString());
    }

    static void add(JsonObjectBuilder json, String name, @Nullable String text) {
        if (text == null) {
            json.addNull(name);
        } else {
            json.add(name, text);
        }
    }
}
