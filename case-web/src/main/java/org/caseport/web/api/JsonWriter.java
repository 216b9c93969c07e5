package org.caseport.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, strings, numbers and booleans as JSON. Nulls are left out. */
public final class JsonWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonWriter() {}

    static String text(Map<String, ? extends @Nullable Object> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = JSON.createGenerator(text)) {
            write(members, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator to) throws IOException {
        if (value instanceof Map<?, ?> members) {
            to.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (member.getValue() != null) {
                    to.writeFieldName(String.valueOf(member.getKey()));
                    write(member.getValue(), to);
                }
            }
            to.writeEndObject();
        } else if (value instanceof List<?> elements) {
            to.writeStartArray();
            for (Object element : elements) {
                write(element, to);
            }
            to.writeEndArray();
        } else if (value instanceof Boolean truth) {
            to.writeBoolean(truth);
        } else if (value instanceof Number number) {
            to.writeNumber(number.longValue());
        } else {
            to.writeString(value.toString());
        }
    }
}
