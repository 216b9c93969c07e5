package org.caseport.policy.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Question.Choice;
import org.caseport.domain.catalog.Question.Kind;
import org.caseport.policy.data.YamlEntry;
import org.jspecify.annotations.Nullable;

/** Reads the extra questions of a category and, with the same rules, the columns of a list of rows. */
final class QuestionReader {

    private static final Map<String, Kind> KINDS = Map.of(
            "text", Kind.TEXT, "choice", Kind.CHOICE, "number", Kind.NUMBER, "date", Kind.DATE, "rows", Kind.ROWS);

    private final CatalogEntryReader words;

    QuestionReader(CatalogEntryReader words) {
        this.words = words;
    }

    List<Question> read(YamlEntry list) {
        Set<String> keys = new HashSet<>();
        List<Question> questions = new ArrayList<>();
        for (YamlEntry question : list.items()) {
            questions.add(question(question, keys));
        }
        return questions;
    }

    private Question question(YamlEntry entry, Set<String> keys) {
        entry.hasOnly("key", "label", "help", "kind", "required", "choices", "columns", "least", "most");
        Kind kind = entry.get("kind").oneOf(KINDS);
        return new Question(
                words.newCode(entry.get("key"), keys),
                words.in(entry.get("label")),
                entry.find("help").map(words::in).orElse(null),
                kind,
                entry.get("required").yesOrNo(),
                belongs(entry, "choices", kind == Kind.CHOICE)
                        .map(this::choices)
                        .orElseGet(List::of),
                belongs(entry, "columns", kind == Kind.ROWS).map(this::columns).orElseGet(List::of),
                least(entry, kind),
                most(entry, kind));
    }

    /** A part of a question that some kinds must have and the others can't have. */
    private static Optional<YamlEntry> belongs(YamlEntry question, String key, boolean needed) {
        Optional<YamlEntry> part = question.find(key);
        String kind = question.get("kind").text();
        if (needed && part.isEmpty()) {
            throw question.wrong("a question of kind " + kind + " needs \"" + key + "\"");
        }
        if (!needed && part.isPresent()) {
            throw part.get().wrong("a question of kind " + kind + " has no \"" + key + "\"");
        }
        return part;
    }

    private List<Choice> choices(YamlEntry list) {
        Set<String> keys = new HashSet<>();
        List<Choice> choices = new ArrayList<>();
        for (YamlEntry choice : list.items()) {
            choice.hasOnly("key", "label");
            choices.add(new Choice(words.newCode(choice.get("key"), keys), words.in(choice.get("label"))));
        }
        if (choices.size() == 1) {
            throw list.wrong("a choice of one is no choice");
        }
        return choices;
    }

    private List<Question> columns(YamlEntry list) {
        for (YamlEntry column : list.items()) {
            if (column.get("kind").oneOf(KINDS) == Kind.ROWS) {
                throw column.wrong("a column can't be rows again");
            }
        }
        return read(list);
    }

    private static @Nullable BigDecimal least(YamlEntry question, Kind kind) {
        question.find("least").filter(e -> kind != Kind.NUMBER).ifPresent(bound -> {
            throw bound.wrong("only a number has a \"least\"");
        });
        return question.find("least").map(YamlEntry::number).orElse(null);
    }

    private static @Nullable BigDecimal most(YamlEntry question, Kind kind) {
        Optional<YamlEntry> bound = question.find("most");
        if (bound.isEmpty()) {
            return null;
        }
        BigDecimal most = bound.get().number();
        BigDecimal least = least(question, kind);
        if (kind != Kind.NUMBER && kind != Kind.ROWS) {
            throw bound.get().wrong("only a number or a list of rows has a \"most\"");
        }
        if (kind == Kind.ROWS && bound.get().wholeNumber() < 1) {
            throw bound.get().wrong("a list of rows allows at least 1 row");
        }
        if (least != null && most.compareTo(least) < 0) {
            throw bound.get().wrong("\"most\" is below \"least\"");
        }
        return most;
    }
}
