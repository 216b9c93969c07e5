package org.caseport.domain.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version by its kind and its number, which begins with 1: {@code policy-3}. */
public record VersionId(VersionKind kind, int number) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)-([1-9]\\d{0,8})");

    public VersionId {
        if (number < 1) {
            throw new IllegalArgumentException("versions are counted from 1, not " + number);
        }
    }

    public String value() {
        return kind.code() + "-" + number;
    }

    /** Reads {@link #value()}; empty for anything else. */
    public static Optional<VersionId> of(String value) {
        Matcher m = FORM.matcher(value);
        return m.matches()
                ? VersionKind.of(m.group(1)).map(kind -> new VersionId(kind, Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value();
    }
}
