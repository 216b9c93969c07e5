package org.caseport.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caseport.persistence.column.InstantColumn;

/** Rows of one table in the text format of PostgreSQL's COPY. */
public final class RowsToCopy {

    private final String table;
    private final List<String> columns;
    private final List<Field> fields;
    private final StringBuilder text = new StringBuilder();
    private byte[] bytes = new byte[0];

    private RowsToCopy(String table, List<String> columns, List<Field> fields) {
        this.table = table;
        this.columns = columns;
        this.fields = fields;
    }

    public static RowsToCopy into(String table, String... columns) {
        return new RowsToCopy(table, List.of(columns), List.of());
    }

    /** For rows as the entity manager stores them, so that whatever a row has later is copied too. */
    public static RowsToCopy of(Class<?> row) {
        List<Field> fields = Arrays.stream(row.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class))
                .toList();
        // A row can be seen by its own package alone.
        fields.forEach(field -> field.setAccessible(true));
        return new RowsToCopy(
                row.getAnnotation(Table.class).name(),
                fields.stream().map(RowsToCopy::column).toList(),
                fields);
    }

    private static String column(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty() ? field.getName() : column.name();
    }

    public String statement() {
        return columns.stream().collect(Collectors.joining(", ", "copy " + table + " (", ") from stdin"));
    }

    public void add(Object row) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = fields.get(i).get(row);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(columns.get(i) + " can't be read", e);
            }
        }
        line(values);
    }

    public void line(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            value(values[i]);
        }
        text.append('\n');
    }

    private void value(Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escaped(string);
        } else if (value instanceof byte[] bytes) {
            hexadecimal(bytes);
        } else if (value instanceof Instant instant) {
            text.append(((java.sql.Timestamp) new InstantColumn().convertToDatabaseColumn(instant)).toInstant());
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name());
        } else {
            text.append(value);
        }
    }

    private void escaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            char letter = string.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(letter);
            }
        }
    }

    private void hexadecimal(byte[] bytes) {
        text.append("\\\\x");
        for (byte one : bytes) {
            text.append(Character.forDigit(one >> 4 & 15, 16)).append(Character.forDigit(one & 15, 16));
        }
    }

    /** Once asked for, no further line is added. */
    public byte[] bytes() {
        if (bytes.length == 0) {
            bytes = text.toString().getBytes(UTF_8);
        }
        return bytes;
    }
}
