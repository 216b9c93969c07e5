package org.caseport.persistence.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.NullUnmarked;

/**
 * Converts instants to a column and back, to the microsecond, which is the precision of both databases, and within the
 * years that both can store. Nothing is older or newer, so that a filter finds the same with an instant outside of
 * them, which an address or a program may send. Public, since EclipseLink creates converters from outside the package.
 */
@Converter(autoApply = true)
@NullUnmarked
public class InstantColumn implements AttributeConverter<Instant, Object> {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    @Override
    public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(within(instant).truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant within(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    /** Reads both drivers' types: H2 returns an {@code OffsetDateTime}, PostgreSQL a {@code Timestamp}. */
    @Override
    public Instant convertToEntityAttribute(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
