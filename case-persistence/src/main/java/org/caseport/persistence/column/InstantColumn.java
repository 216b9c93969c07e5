package org.caseport.persistence.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.NullUnmarked;

/**
 * An instant in a column: to the microsecond, which is as fine as both databases keep it. Public, since EclipseLink
 * makes converters from outside.
 */
@Converter(autoApply = true)
@NullUnmarked
public class InstantColumn implements AttributeConverter<Instant, Object> {

    @Override
    public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** H2 gives a time with its offset where PostgreSQL gives a time stamp. */
    @Override
    public Instant convertToEntityAttribute(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
