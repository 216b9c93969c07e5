package org.caseport.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes and reads the timestamps of the Support API, which are always strings. */
final class ApiTimestamps {

    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXPIRES = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT))
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private ApiTimestamps() {}

    static String created(Instant instant) {
        return CREATED.format(instant);
    }

    static String expires(Instant instant) {
        return EXPIRES.format(instant);
    }

    /** Reads ISO 8601 in the forms that clients send; a time without an offset is UTC. */
    static @Nullable Instant read(String member, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor read =
                    ANY.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime at) {
                return at.toInstant();
            }
            if (read instanceof LocalDateTime at) {
                return at.toInstant(ZoneOffset.UTC);
            }
            return LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ApiError.validation(
                    "The member '" + member + "' is not an ISO 8601 time such as" + " 2026-11-23T09:00:00Z.");
        }
    }
}
