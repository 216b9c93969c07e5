package org.caseport.persistence.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.NullUnmarked;

/**
 * Converts instants to a column and back, to the microsecond, which is the precision of both databases. Public, since
 * EclipseLink creates converters from outside the package.
 */
@Converter(autoApply = true)
@NullUnmarked
public class InstantColumn implements AttributeConverter<Instant, Object> {

    @Override
    public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
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
