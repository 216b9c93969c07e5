package org.caseport.domain.version;

import java.util.Arrays;
import java.util.Optional;

/** What a version is a version of. */
public enum VersionKind {
    POLICY("policy"),
    CATALOG("catalog"),
    RESPONSES("responses");

    private final String code;

    VersionKind(String code) {
        this.code = code;
    }

    /** The kind as addresses, tables and the journal have it. */
    public String code() {
        return code;
    }

    public static Optional<VersionKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
