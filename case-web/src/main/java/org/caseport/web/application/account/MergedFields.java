package org.caseport.web.application.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What becomes of fields that several people change at once: a field that only somebody else has changed since it was
 * shown keeps that change; one that both have changed is a conflict.
 *
 * @param changes the fields that were typed in, with their new texts
 * @param conflicts those of them that somebody else has changed to something else
 */
record MergedFields(Map<String, String> changes, List<String> conflicts) {

    static MergedFields of(
            List<String> fields,
            UnaryOperator<String> typed,
            UnaryOperator<String> shown,
            UnaryOperator<String> stored) {
        Map<String, String> changes = new LinkedHashMap<>();
        List<String> conflicts = new ArrayList<>();
        for (String field : fields) {
            String mine = typed.apply(field);
            String now = stored.apply(field);
            if (mine.equals(shown.apply(field)) || mine.equals(now)) {
                continue;
            }
            changes.put(field, mine);
            if (!now.equals(shown.apply(field))) {
                conflicts.add(field);
            }
        }
        return new MergedFields(changes, conflicts);
    }
}
