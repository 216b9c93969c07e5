package org.caseport.web.application.privacy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseState;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.jspecify.annotations.Nullable;

/** The JSON objects of an account export, in the format that {@code account-export.txt} describes. */
final class AccountExportJson {

    private AccountExportJson() {}

    /**
     * An attachment that was written to the archive.
     *
     * @param sum the SHA-256 of its bytes; null when they did not exist any more
     */
    record Sent(String path, @Nullable String sum) {}

    // ---- account and members

    static ObjectNode account(Account account, List<PlanPeriod> plans, Instant now) {
        ObjectNode json = object().put("format", 1)
                .put("exportedAt", text(now))
                .put("account", account.id().digits())
                .put("name", account.name())
                .put("country", account.country())
                .put("region", account.region())
                .put("zone", account.zone().getId())
                .put("plan", account.plan().code())
                .put("resold", account.resold())
                .put("operationsContact", account.operationsContact());
        json.set("suspension", account.suspension() == null ? null : suspension(account.suspension()));
        json.set("plans", array(plans, AccountExportJson::period));
        return json;
    }

    private static ObjectNode suspension(Suspension suspension) {
        return object().put("since", text(suspension.since())).put("reason", suspension.reason());
    }

    private static ObjectNode period(PlanPeriod period) {
        return object().put("plan", period.plan().code())
                .put("since", text(period.since()))
                .put("origin", period.origin().name())
                .put("reason", period.reason());
    }

    static ObjectNode member(Person member) {
        ObjectNode json = object().put("person", member.id().value())
                .put("name", member.name())
                .put("email", member.email())
                .put("language", member.language())
                .put("zone", member.zone() == null ? null : member.zone().getId());
        json.set(
                "grants",
                texts(member.grants().stream().sorted().map(Grant::code).toList()));
        return json;
    }

    static ObjectNode end(Instant now, int members, int cases, int attachments) {
        return object().put("finishedAt", text(now))
                .put("members", members)
                .put("cases", cases)
                .put("attachments", attachments);
    }

    // ---- calls

    static ObjectNode callback(Callbacks.Recorded one) {
        Callback call = one.callback();
        CallBy by = call.callBy();
        ObjectNode json = object().put("callback", call.id().value())
                .put("case", call.caseId().value());
        json.set("number", callback(call.number()));
        json.put("givenBy", call.givenBy().value())
                .put("language", call.language().code())
                .put("zone", call.place().getId())
                .put("requestedAt", text(call.requestedAt()))
                .put("state", call.state().code())
                .put("ending", call.ending() == null ? null : call.ending().code())
                .put("changedAt", text(call.changedAt()))
                .put("triesAtMost", call.terms().tries());
        ObjectNode callBy = object().put("at", text(by.at()))
                .put("earliest", text(by.earliest()))
                .put("basis", by.basis().code())
                .put("since", text(by.since()))
                .put("responseDue", by.due() == null ? null : text(by.due()))
                .put("zone", by.zone().getId())
                .put("book", by.book());
        callBy.set("derivation", array(by.derivation(), AccountExportJson::stretch));
        json.set("callBy", callBy);
        json.set(
                "tries",
                array(
                        one.tries().stream()
                                .filter(made -> made.outcome() != CallOutcome.LATE)
                                .toList(),
                        made -> object().put("number", made.number())
                                .put("outcome", made.outcome().code())
                                .put("callBy", text(made.callBy()))
                                .put("at", text(made.at()))));
        return json;
    }

    // ---- chats

    static ObjectNode chat(Chats.Recorded one) {
        Chat chat = one.chat();
        Instant accepted = chat.acceptedAt();
        Integer transcript = chat.transcript();
        ObjectNode json = object().put("chat", chat.id().value())
                .put("case", chat.caseId().value())
                .put("askedBy", chat.customer().value())
                .put("language", chat.language().code())
                .put("askedAt", text(chat.askedAt()))
                .put("acceptedAt", accepted == null ? null : text(accepted))
                .put(
                        "expectedWaitSeconds",
                        chat.forecast() == null ? null : chat.forecast().toSeconds())
                .put("state", chat.state().code())
                .put("ending", chat.ending() == null ? null : chat.ending().code())
                .put("changedAt", text(chat.changedAt()))
                .put("transcript", transcript == null || transcript == 0 ? null : transcript);
        json.set("entries", array(one.entries(), AccountExportJson::entry));
        return json;
    }

    /** People of support have no names here. */
    private static ObjectNode entry(ChatEntry entry) {
        boolean customer = entry.side() == ChatEntry.Side.CUSTOMER;
        ObjectNode json = object().put("number", entry.number())
                .put("kind", entry.kind().code())
                .put("side", entry.side().code())
                .put(
                        "person",
                        customer && entry.person() != null ? entry.person().value() : null)
                .put("author", customer ? entry.name() : null)
                .put("at", text(entry.at()))
                .put("text", entry.text())
                .put("detail", entry.detail());
        json.set("files", array(entry.files(), file -> object().put("name", file.name())));
        return json;
    }

    // ---- cases

    static ObjectNode supportCase(
            SupportCase one,
            EffectivePlan plan,
            List<Rating> ratings,
            List<JournalEntry> events,
            Map<FileId, Sent> sent) {
        ObjectNode json = object().put("case", one.id().value())
                .put("displayId", one.displayId().digits());
        json.setAll(request(one.request()));
        json.set("copies", texts(one.contacts()));
        json.putObject("requester").put("person", one.requester().value()).put("name", one.requesterName());
        json.put("openedAt", text(one.openedAt()));
        json.setAll(state(one.state()));
        json.put("plan", plan.plan().code()).put("planInferred", plan.inferred());
        json.set("promise", promise(one.request().promise()));
        json.set("correspondence", array(one.correspondence(), said -> communication(said, sent)));
        json.set("ratings", array(ratings, AccountExportJson::rating));
        json.set("events", array(events, AccountExportJson::event));
        return json;
    }

    private static ObjectNode request(CaseRequest asked) {
        ObjectNode json = object().put("type", asked.type().code())
                .put("service", asked.service())
                .put("category", asked.category())
                .put("severity", asked.severity().code())
                .put("subject", asked.subject().text())
                .put("language", asked.language().code())
                .put("contactMethod", asked.method().code());
        json.set("callback", asked.callback() == null ? null : callback(asked.callback()));
        json.set("answers", array(asked.details().answers(), AccountExportJson::answer));
        json.set("limits", array(asked.details().limits(), AccountExportJson::limit));
        return json;
    }

    private static ObjectNode callback(CallbackNumber callback) {
        return object().put("country", callback.country())
                .put("number", callback.international())
                .put("extension", callback.extension());
    }

    private static ObjectNode answer(RequestDetails.Answer answer) {
        return object().put("question", answer.question()).put("answer", answer.answer());
    }

    private static ObjectNode limit(RequestDetails.LimitRequest limit) {
        return object().put("region", limit.region())
                .put("limit", limit.limit())
                .put("newValue", limit.newValue());
    }

    private static ObjectNode state(CaseState state) {
        ObjectNode json = object().put("status", state.status().code())
                .put("lastActivityAt", text(state.lastActivityAt()))
                .put("firstResponseAt", text(state.firstResponseAt()))
                .put("resolvedAt", text(state.resolvedAt()))
                .put(
                        "mergedInto",
                        state.mergedInto() == null ? null : state.mergedInto().value())
                .put("confidential", state.audience().confidential());
        json.set(
                "named",
                texts(state.audience().named().stream()
                        .map(PersonId::value)
                        .sorted()
                        .toList()));
        return json;
    }

    private static ObjectNode promise(Promise promise) {
        ObjectNode json = object().put("targetSeconds", promise.target().toSeconds())
                .put("clock", promise.clock().name())
                .put("dueAt", text(promise.due()))
                .put("zone", promise.zone().getId())
                .put("book", promise.book());
        json.set("derivation", array(promise.derivation(), AccountExportJson::stretch));
        return json;
    }

    private static ObjectNode stretch(Promise.Stretch stretch) {
        return object().put("from", text(stretch.from()))
                .put("to", text(stretch.to()))
                .put("why", stretch.why().name())
                .put("holiday", stretch.holiday());
    }

    /** A communication. Support is one author: the names of agents are not exported. */
    private static ObjectNode communication(Communication said, Map<FileId, Sent> sent) {
        boolean customer = said.side() == Communication.Side.CUSTOMER;
        ObjectNode json = object().put("number", said.number())
                .put("side", said.side().name())
                .put("purpose", said.purpose().name())
                .put("person", customer && said.person() != null ? said.person().value() : null)
                .put("author", customer ? said.authorName() : null)
                .put("at", text(said.at()))
                .put("text", said.body().text());
        json.set(
                "attachments",
                array(said.attachments(), file -> attachment(file, requireNonNull(sent.get(file.id())))));
        return json;
    }

    private static ObjectNode attachment(AttachedFile file, Sent sent) {
        return object().put("name", file.name())
                .put("mediaType", file.mediaType())
                .put("size", file.size())
                .put("path", sent.sum() == null ? null : sent.path())
                .put("sha256", sent.sum());
    }

    private static ObjectNode rating(Rating rating) {
        return object().put("resolvedAt", text(rating.resolvedAt()))
                .put("person", rating.person().value())
                .put("stars", rating.stars())
                .put("comment", rating.comment())
                .put("at", text(rating.at()));
    }

    private static ObjectNode event(JournalEntry event) {
        return object().put("at", text(event.at()))
                .put("person", event.person() == null ? null : event.person().value())
                .put("act", event.act())
                .put("outcome", event.outcome())
                .put("detail", event.detail());
    }

    // ---- values

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static <T> ArrayNode array(Collection<T> all, Function<T, JsonNode> json) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(all.stream().map(json).toList());
    }

    private static ArrayNode texts(Collection<String> all) {
        return array(all, JsonNodeFactory.instance::textNode);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
