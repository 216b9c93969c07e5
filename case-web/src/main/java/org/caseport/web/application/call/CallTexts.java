package org.caseport.web.application.call;

import java.util.List;
import org.caseport.domain.cases.Body;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.AnsiEscapes;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.web.application.content.Redacting;

/** Checks the texts of forms about calls, by the limits of communications and notes. */
final class CallTexts {

    private CallTexts() {}

    /** What is wrong with the text in this field. */
    static List<Violation> violations(Redacting redacting, DraftFields written, String field, boolean required) {
        String text = BlankText.stripLines(AnsiEscapes.removed(written.get(field)));
        if (text.isEmpty()) {
            return required ? List.of(Violation.of(field, Problem.MISSING)) : List.of();
        }
        int length = text.codePointCount(0, text.length());
        if (length > Body.LONGEST) {
            return List.of(
                    Violation.of(field, Problem.TOO_LONG, Integer.toString(Body.LONGEST), Integer.toString(length)));
        }
        return redacting.undecidedNumbers(written, field);
    }
}
