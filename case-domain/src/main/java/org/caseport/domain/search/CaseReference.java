package org.caseport.domain.search;

import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;

/**
 * A reference to a case that a text contains, by id or number, in any form in which these are written and copied: bare,
 * as {@code Case 1730000255}, before the case's subject, as a mail's subject, as the address of a page, percent-encoded
 * or not; in capitals or full width, in quotes or brackets, with punctuation at its end.
 */
public sealed interface CaseReference {

    record ById(CaseId id) implements CaseReference {}

    record ByNumber(DisplayId number) implements CaseReference {}

    /**
     * The one case that this text names, if it says little else; empty for any other text, such as words to be
     * searched.
     */
    static Optional<CaseReference> in(String text) {
        if (text.length() > CaseReferenceForms.LONGEST) {
            return Optional.empty();
        }
        String plain = CaseReferenceForms.plain(text);
        List<String> ids = CaseReferenceForms.distinct(CaseReferenceForms.ID.matcher(plain), 0);
        if (ids.size() == 1 && CaseReferenceForms.isAlone(ids.get(0), plain)) {
            return Optional.of(new ById(new CaseId(
                    CaseReferenceForms.WITHOUT_TAG.matcher(ids.get(0)).replaceFirst("$1muen-$2"))));
        }
        List<String> numbers = CaseReferenceForms.numbers(plain);
        return ids.isEmpty() && numbers.size() == 1 && DisplayId.isDisplayId(numbers.get(0))
                ? Optional.of(new ByNumber(new DisplayId(numbers.get(0))))
                : Optional.empty();
    }

    /** The id of the one case that this text names; empty also when it names a case by its number. */
    static Optional<CaseId> idIn(String text) {
        return in(text).filter(ById.class::isInstance).map(found -> ((ById) found).id());
    }
}
