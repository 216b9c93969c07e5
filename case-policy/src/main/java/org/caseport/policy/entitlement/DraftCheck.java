package org.caseport.policy.entitlement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.Violation.Problem;

/** Reads the fields of a draft that is checked, and collects every violation. */
final class DraftCheck {

    private final DraftFields draft;
    private final List<Violation> violations = new ArrayList<>();

    DraftCheck(DraftFields draft) {
        this.draft = draft;
    }

    List<Violation> violations() {
        return violations;
    }

    List<Integer> rows(String prefix) {
        return draft.rows(prefix);
    }

    /** What was typed, without the blanks around it. */
    String typed(String field) {
        return BlankText.strip(draft.get(field));
    }

    boolean isBlank(String field) {
        return BlankText.isBlank(draft.get(field));
    }

    /** The same with full-width digits, as a Japanese keyboard types them, as plain ones. */
    String digits(String field) {
        String typed = typed(field);
        return typed.length() > 100 ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    void object(String field, Problem problem, String... facts) {
        violations.add(Violation.of(field, problem, facts));
    }

    void object(Violation violation) {
        violations.add(violation);
    }

    void refuse(String field, Refusal refusal) {
        violations.add(Violation.refused(field, refusal));
    }

    /** The item with the code in this field; objects when none has it. */
    <T> Optional<T> listed(String field, Function<String, Optional<T>> list) {
        String code = draft.get(field);
        if (BlankText.isBlank(code)) {
            object(field, Problem.MISSING);
            return Optional.empty();
        }
        Optional<T> found = list.apply(code);
        if (found.isEmpty()) {
            object(field, Problem.NOT_LISTED);
        }
        return found;
    }

    /** The offer with the code in this field, granted or not; objects when it is refused, or when none has the code. */
    <T> Optional<Offer<T>> chosen(String field, List<Offer<T>> offers, Function<T, String> code) {
        Optional<Offer<T>> chosen = listed(field, typed -> offers.stream()
                .filter(offer -> code.apply(offer.choice()).equals(typed))
                .findFirst());
        chosen.ifPresent(offer -> {
            Refusal refusal = offer.refusal();
            if (refusal != null) {
                refuse(field, refusal);
            }
        });
        return chosen;
    }

    /** A text without the blanks around it; objects when it is missing or longer than this many code points. */
    Optional<String> text(String field, int longest) {
        return text(field, typed(field), longest);
    }

    /** A text as typed, under the same rules. */
    Optional<String> letter(String field, int longest) {
        return text(field, draft.get(field), longest);
    }

    private Optional<String> text(String field, String typed, int longest) {
        // A browser sends line ends as pairs.
        String text = typed.replace("\r\n", "\n").replace('\r', '\n');
        if (BlankText.isBlank(text)) {
            object(field, Problem.MISSING);
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            object(field, Problem.TOO_LONG, Integer.toString(longest), Integer.toString(length));
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
