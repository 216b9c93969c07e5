package org.caseport.web.application;

import java.util.Optional;

/** Reads optional and required settings. */
public final class SettingReader {

    private SettingReader() {}

    /** Treats a setting as not set if it is blank or an unfilled {@code ${...}} placeholder. */
    public static Optional<String> of(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("${"));
    }

    /**
     * The setting.
     *
     * @throws IllegalArgumentException if it is not set
     */
    public static String required(String name, Optional<String> setting) {
        return of(setting).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }
}
