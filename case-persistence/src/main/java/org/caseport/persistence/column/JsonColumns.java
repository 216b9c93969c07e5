package org.caseport.persistence.column;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.Night;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.chat.ChatTerms;

/** Converts lists and details that are only ever read whole to JSON in a text column, and back. */
public final class JsonColumns {

    /** Kept, since looking the provider up searches the class path. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

    private JsonColumns() {}

    public static String ofTexts(List<String> texts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        texts.forEach(text -> array.add(StorableText.storable(text)));
        return array.build().toString();
    }

    public static List<String> toTexts(String json) {
        return readArray(json).getValuesAs(JsonString::getString);
    }

    public static String ofNumbers(List<Integer> numbers) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        numbers.forEach(array::add);
        return array.build().toString();
    }

    public static List<Integer> toNumbers(String json) {
        return readArray(json).getValuesAs(JsonNumber::intValueExact);
    }

    public static String of(RequestDetails details) {
        JsonArrayBuilder answers = JSON.createArrayBuilder();
        details.answers()
                .forEach(answer -> answers.add(JSON.createObjectBuilder()
                        .add("question", StorableText.storable(answer.question()))
                        .add("answer", StorableText.storable(answer.answer()))));
        JsonArrayBuilder limits = JSON.createArrayBuilder();
        details.limits()
                .forEach(limit -> limits.add(JSON.createObjectBuilder()
                        .add("region", StorableText.storable(limit.region()))
                        .add("limit", StorableText.storable(limit.limit()))
                        .add("newValue", limit.newValue())));
        return JSON.createObjectBuilder()
                .add("answers", answers)
                .add("limits", limits)
                .build()
                .toString();
    }

    public static RequestDetails toDetails(String json) {
        JsonObject details = readObject(json);
        return new RequestDetails(
                details.getJsonArray("answers")
                        .getValuesAs((JsonObject answer) ->
                                new RequestDetails.Answer(answer.getString("question"), answer.getString("answer"))),
                details.getJsonArray("limits")
                        .getValuesAs((JsonObject limit) -> new RequestDetails.LimitRequest(
                                limit.getString("region"),
                                limit.getString("limit"),
                                limit.getJsonNumber("newValue").longValueExact())));
    }

    public static String of(List<Promise.Stretch> derivation) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (Promise.Stretch stretch : derivation) {
            JsonObjectBuilder object = JSON.createObjectBuilder()
                    .add("from", stretch.from().truncatedTo(ChronoUnit.MICROS).toString())
                    .add("to", stretch.to().truncatedTo(ChronoUnit.MICROS).toString())
                    .add("why", stretch.why().name());
            String holiday = stretch.holiday();
            if (holiday != null) {
                object.add("holiday", StorableText.storable(holiday));
            }
            array.add(object);
        }
        return array.build().toString();
    }

    public static List<Promise.Stretch> toDerivation(String json) {
        return readArray(json)
                .getValuesAs((JsonObject stretch) -> new Promise.Stretch(
                        Instant.parse(stretch.getString("from")),
                        Instant.parse(stretch.getString("to")),
                        Promise.Why.valueOf(stretch.getString("why")),
                        stretch.containsKey("holiday") ? stretch.getString("holiday") : null));
    }

    public static String of(CallTerms terms) {
        JsonArrayBuilder pauses = JSON.createArrayBuilder();
        terms.pauses().forEach(pause -> pauses.add(pause.toSeconds()));
        return JSON.createObjectBuilder()
                .add("tries", terms.tries())
                .add("pauses", pauses)
                .add("afterOpening", terms.afterOpening().toSeconds())
                .add("laterCalls", terms.laterCalls().toSeconds())
                .add("claim", terms.claim().toSeconds())
                .add("night", of(terms.night()))
                .build()
                .toString();
    }

    public static CallTerms toCallTerms(String json) {
        JsonObject terms = readObject(json);
        return new CallTerms(
                terms.getInt("tries"),
                terms.getJsonArray("pauses").getValuesAs((JsonNumber pause) -> Duration.ofSeconds(pause.longValue())),
                seconds(terms, "afterOpening"),
                seconds(terms, "laterCalls"),
                seconds(terms, "claim"),
                toNight(terms.getString("night")));
    }

    public static String of(ChatTerms terms) {
        ChatTerms.Limits limits = terms.limits();
        return JSON.createObjectBuilder()
                .add("ring", terms.ring().toSeconds())
                .add("notRungAgain", terms.notRungAgain().toSeconds())
                .add("placeKept", terms.placeKept().toSeconds())
                .add("comesBackWithin", terms.comesBackWithin().toSeconds())
                .add("asksAfter", terms.asksAfter().toSeconds())
                .add("answersWithin", terms.answersWithin().toSeconds())
                .add("agentLostAfter", terms.agentLostAfter().toSeconds())
                .add("silence", terms.silence().toSeconds())
                .add("silenceAskedAfter", terms.silenceAskedAfter().toSeconds())
                .add("afterClosing", terms.afterClosing().toSeconds())
                .add("messages", limits.messages())
                .add("codePoints", limits.codePoints())
                .add("files", limits.files())
                .add("filesAMessage", limits.filesAMessage())
                .add("messagesAMinute", limits.messagesAMinute())
                .build()
                .toString();
    }

    public static ChatTerms toChatTerms(String json) {
        JsonObject terms = readObject(json);
        return new ChatTerms(
                seconds(terms, "ring"),
                seconds(terms, "notRungAgain"),
                seconds(terms, "placeKept"),
                seconds(terms, "comesBackWithin"),
                seconds(terms, "asksAfter"),
                seconds(terms, "answersWithin"),
                seconds(terms, "agentLostAfter"),
                seconds(terms, "silence"),
                seconds(terms, "silenceAskedAfter"),
                seconds(terms, "afterClosing"),
                new ChatTerms.Limits(
                        terms.getInt("messages"),
                        terms.getInt("codePoints"),
                        terms.getInt("files"),
                        terms.getInt("filesAMessage"),
                        terms.getInt("messagesAMinute")));
    }

    private static Duration seconds(JsonObject object, String name) {
        return Duration.ofSeconds(object.getJsonNumber(name).longValue());
    }

    /** A night as {@code 21:00-08:00}. */
    public static String of(Night night) {
        return night.from() + "-" + night.to();
    }

    public static Night toNight(String text) {
        String[] times = text.split("-", 2);
        return new Night(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }

    /** The fields of a form that is not sent yet. */
    public static String ofFields(Map<String, String> fields) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        fields.forEach((name, text) -> object.add(StorableText.storable(name), StorableText.storable(text)));
        return object.build().toString();
    }

    public static Map<String, String> toFields(String json) {
        JsonObject object = readObject(json);
        Map<String, String> fields = new LinkedHashMap<>();
        object.keySet().forEach(name -> fields.put(name, object.getString(name)));
        return fields;
    }

    private static JsonArray readArray(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    private static JsonObject readObject(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
