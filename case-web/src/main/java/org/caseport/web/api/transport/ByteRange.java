package org.caseport.web.api.transport;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of bytes of a file. */
public record ByteRange(long from, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Reads a Range header. The range has length 0 when it is outside the file; it is empty without a header, and for
     * several ranges, which are answered with the whole file.
     */
    public static Optional<ByteRange> read(@Nullable String header, long size) {
        Matcher one = header == null ? null : ONE.matcher(header.strip());
        if (one == null || !one.matches()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            if (one.group(2).isEmpty()) {
                return Optional.empty();
            }
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(one.group(2)));
        if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.max(0, to - from + 1)));
    }
}
