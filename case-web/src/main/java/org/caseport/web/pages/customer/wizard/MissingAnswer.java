package org.caseport.web.pages.customer.wizard;

import java.util.regex.Pattern;
import org.caseport.domain.catalog.Question;
import org.caseport.web.pages.Labels;

/** Writes the error message for a missing answer, with the label of the question if that is a noun. */
final class MissingAnswer {

    /** Labels that are no nouns: questions, and phrases that the answer completes, such as "Restore to". */
    private static final Pattern QUESTION_OR_OPEN_PHRASE =
            Pattern.compile(".*[?？。]|(What|Which|When|How) .*|.* (to|on|until|from|by)");

    private MissingAnswer() {}

    static String sentence(Labels labels, Question question) {
        if (question.kind() == Question.Kind.ROWS) {
            return labels.format("create.answer.rows");
        }
        String label = labels.of(question.label());
        if (QUESTION_OR_OPEN_PHRASE.matcher(label).matches()) {
            return labels.format("Violation.MISSING.answer");
        }
        return question.kind() == Question.Kind.CHOICE
                ? choose(labels, label)
                : labels.format("create.answer.enter", Labels.withinSentence(label));
    }

    /** What stands in a list of choices while none is chosen. */
    static String placeholder(Labels labels, Question question) {
        String label = labels.of(question.label());
        return QUESTION_OR_OPEN_PHRASE.matcher(label).matches()
                ? labels.format("create.choose")
                : choose(labels, label);
    }

    private static String choose(Labels labels, String label) {
        String name = Labels.withinSentence(label);
        boolean vowel = "aeiou".indexOf(name.charAt(0)) >= 0;
        return labels.format(vowel ? "create.answer.choose.an" : "create.answer.choose.a", name);
    }
}
