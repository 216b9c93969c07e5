package org.caseport.web.pages.customer;

import java.util.Locale;
import java.util.regex.Pattern;
import org.caseport.domain.catalog.Question;
import org.caseport.web.pages.Labels;

/** Asks for the answer to a question of a category, in the words of its label where that names a thing. */
final class MissingAnswer {

    /** Labels that no sentence can hold: questions, and beginnings such as "Restore to". */
    private static final Pattern NO_NAME =
            Pattern.compile(".*[?？。]|(What|Which|When|How) .*|.* (to|on|until|from|by)|Last seen");

    private MissingAnswer() {}

    static String sentence(Labels labels, Question question) {
        if (question.kind() == Question.Kind.ROWS) {
            return labels.format("create.answer.rows");
        }
        String label = labels.of(question.label());
        if (NO_NAME.matcher(label).matches()) {
            return labels.format("Violation.MISSING.answer");
        }
        String name = withinSentence(label);
        if (question.kind() != Question.Kind.CHOICE) {
            return labels.format("create.answer.enter", name);
        }
        boolean vowel = "aeiou".indexOf(name.charAt(0)) >= 0;
        return labels.format(vowel ? "create.answer.choose.an" : "create.answer.choose.a", name);
    }

    /** {@code E-mail address} becomes {@code e-mail address}; {@code VPN gateway} stays. */
    private static String withinSentence(String label) {
        boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviation ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
