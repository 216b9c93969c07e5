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

/** Asks whether a number that was typed is a payment card's, as long as its author has not said. */
@Named
@RequestScoped
public class NumberQuestions {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    Redacting redacting;

    @Inject
    Labels labels;

    /** What the page's script asks beside each field: the question, its two answers, and the field that takes them. */
    public JsonObject of(DraftFields draft) {
        Map<String, JsonArrayBuilder> byField = new TreeMap<>();
        for (Violation doubt : redacting.unanswered(draft)) {
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

    /** What the page itself asks beside a field, where no script does or nothing is kept while it is typed. */
    public List<Question> about(DraftFields draft, String field) {
        return redacting.inDoubt(draft, field).stream()
                .map(number ->
                        new Question(labels.format("secret.number", number.masked()), number.answer(), number.said()))
                .toList();
    }

    /** What a posted form says of numbers. */
    public static Map<String, String> said(Map<String, String> posted) {
        Map<String, String> said = new TreeMap<>(posted);
        said.keySet().removeIf(name -> !name.startsWith(DraftFields.NUMBER + ".") || !DraftFields.isName(name));
        return said;
    }

    /**
     * Whether a number is a card's.
     *
     * @param answer the name of the field that takes the answer
     * @param said the answer; empty for none yet
     */
    public record Question(String text, String answer, String said) {}
}
