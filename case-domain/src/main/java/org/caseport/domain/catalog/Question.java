package org.caseport.domain.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extra question of a category, asked where a usual answer saves a round trip.
 *
 * @param key the question's name in data and in drafts: lower case letters, digits and hyphens
 * @param help how to answer, shown below the question
 * @param choices what a {@link Kind#CHOICE} offers, in order; empty for other kinds
 * @param columns what each row of a {@link Kind#ROWS} asks: questions of the simple kinds; empty for other kinds
 * @param least the smallest {@link Kind#NUMBER} that makes sense
 * @param most the largest {@link Kind#NUMBER} that makes sense, or the most rows of a {@link Kind#ROWS}
 */
public record Question(
        String key,
        LocalizedText label,
        @Nullable LocalizedText help,
        Kind kind,
        boolean required,
        List<Choice> choices,
        List<Question> columns,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {

    public Question {
        choices = List.copyOf(choices);
        columns = List.copyOf(columns);
        if (!key.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a question's key is lower case letters, digits and hyphens, not " + key);
        }
        if ((kind == Kind.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException("question " + key + " is a choice exactly when it has choices");
        }
        if ((kind == Kind.ROWS) == columns.isEmpty()) {
            throw new IllegalArgumentException("question " + key + " asks for rows exactly when it has columns");
        }
    }

    /** How a question is answered. */
    public enum Kind {
        TEXT,
        CHOICE,
        NUMBER,
        DATE,
        ROWS
    }

    /** One possible answer of a choice. */
    public record Choice(String key, LocalizedText label) {}
}
