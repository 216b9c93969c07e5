package org.caseport.web.pages;

import java.util.List;
import org.caseport.web.application.content.Redacting.Removal;

/** Writes the notices about redacted secrets. */
public final class SecretNotices {

    private SecretNotices() {}

    /** The notice about a text while it is typed; empty if nothing was redacted. */
    public static String typed(Labels labels, List<Removal> removed) {
        return removed.isEmpty()
                ? ""
                : labels.format(
                        "secret.typed",
                        names(labels, removed),
                        removed.size() == 1 ? removed.get(0).name() : "…");
    }

    /** The notice about an attached file. */
    static String attached(Labels labels, String file, List<Removal> removed) {
        return removed.isEmpty() ? "" : labels.format("secret.attached", file, names(labels, removed));
    }

    private static String names(Labels labels, List<Removal> removed) {
        return labels.list(removed.stream()
                .map(removal -> labels.secret(removal.kind(), removal.name()))
                .toList());
    }
}
