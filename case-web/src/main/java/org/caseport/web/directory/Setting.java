package org.caseport.web.directory;

import java.util.List;
import java.util.Optional;

/** What operators write into settings. */
final class Setting {

    private Setting() {}

    /** A setting that was left empty, or names a variable that is not there, is not set. */
    static Optional<String> of(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("${"));
    }

    static String required(String name, Optional<String> setting) {
        return of(setting).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    static void oneOf(String name, String value, String... known) {
        if (!List.of(known).contains(value.strip())) {
            throw new IllegalArgumentException(
                    name + " is '" + value + "', which is none of " + String.join(", ", known));
        }
    }
}
