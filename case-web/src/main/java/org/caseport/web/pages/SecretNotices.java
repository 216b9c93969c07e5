package org.caseport.web.pages;

import java.util.List;
import org.caseport.web.application.content.Redacting.Removal;

/** Says which secrets were not kept, in the words of people. */
final class SecretNotices {

    private SecretNotices() {}

    /** About a text while it is typed; empty where nothing was taken out. */
    static String typed(Labels labels, List<Removal> removed) {
        return removed.isEmpty()
                ? ""
                : labels.format(
                        "secret.typed",
                        names(labels, removed),
                        removed.size() == 1 ? removed.get(0).name() : "…");
    }

    /** About a file that was attached. */
    static String attached(Labels labels, String file, List<Removal> removed) {
        return removed.isEmpty() ? "" : labels.format("secret.attached", file, names(labels, removed));
    }

    private static String names(Labels labels, List<Removal> removed) {
        return labels.list(removed.stream()
                .map(removal -> labels.secret(removal.kind(), removal.name()))
                .toList());
    }
}
