package org.caseport.web.directory;

import java.util.Optional;

/** What operators write into settings, beyond what every start checks of each by itself. */
final class SettingReader {

    private SettingReader() {}

    /** A setting that was left empty, or names a variable that is not there, is not set. */
    static Optional<String> of(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("${"));
    }

    static String required(String name, Optional<String> setting) {
        return of(setting).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }
}
