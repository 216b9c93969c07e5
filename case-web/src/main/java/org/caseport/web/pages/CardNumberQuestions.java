package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.content.Redacting;

/** Asks authors whether a number that they typed is a payment card number. */
@Named
@RequestScoped
public class CardNumberQuestions {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    Redacting redacting;

    @Inject
    Labels labels;

    /** The questions for the page's script, by field: each with its two answers, and the field that takes them. */
    public JsonObject of(DraftFields draft) {
        Map<String, JsonArrayBuilder> byField = new TreeMap<>();
        for (Violation doubt : redacting.undecidedNumbers(draft)) {
            byField.computeIfAbsent(doubt.field(), any -> JSON.createArrayBuilder())
                    .add(JSON.createObjectBuilder()
                            .add("answer", doubt.facts().get(1))
                            .add(
                                    "question",
                                    labels.format("secret.number", doubt.facts().get(0)))
                            .add(DraftFields.REMOVE, labels.format("secret.number.remove"))
                            .add(DraftFields.KEEP, labels.format("secret.number.keep"))
                            .add("kept", labels.format("secret.number.kept")));
        }
        JsonObjectBuilder questions = JSON.createObjectBuilder();
        byField.forEach(questions::add);
        return questions.build();
    }

    /**
     * The questions that the page itself shows beside a field, without scripts or where nothing is saved while typing.
     */
    public List<Question> about(DraftFields draft, String field) {
        return redacting.possibleCardNumbers(draft, field).stream()
                .map(number ->
                        new Question(labels.format("secret.number", number.masked()), number.answer(), number.said()))
                .toList();
    }

    /** The answers about numbers in a posted form. */
    public static Map<String, String> said(Map<String, String> posted) {
        Map<String, String> said = new TreeMap<>(posted);
        said.keySet().removeIf(name -> !name.startsWith(DraftFields.NUMBER + ".") || !DraftFields.isName(name));
        return said;
    }

    /**
     * A question about a number.
     *
     * @param answer the name of the field that takes the answer
     * @param said the answer; empty for none yet
     */
    public record Question(String text, String answer, String said) {}
}
