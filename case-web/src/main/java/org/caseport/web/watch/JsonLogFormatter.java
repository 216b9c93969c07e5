package org.caseport.web.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.caseport.web.frame.FaultFilter;
import org.jspecify.annotations.Nullable;

/**
 * Formats log entries as lines of JSON, with the ids in the thread's {@link LogContext}. Of exceptions it logs only
 * types and stack traces, since messages may quote what people typed.
 */
class JsonLogFormatter extends Formatter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(LogRecord entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator line = JSON.createGenerator(text)) {
            line.writeStartObject();
            line.writeStringField("time", entry.getInstant().toString());
            line.writeStringField("level", entry.getLevel().getName());
            line.writeStringField("logger", String.valueOf(entry.getLoggerName()));
            line.writeStringField("message", String.valueOf(formatMessage(entry)));
            line.writeNumberField("thread", entry.getLongThreadID());
            Optional<LogContext> context = LogContext.current();
            if (context.isPresent()) {
                add(line, "request", context.get().request());
                add(line, "trace", context.get().trace());
                add(line, "account", context.get().account());
                add(line, "case", context.get().supportCase());
            }
            if (entry.getThrown() != null) {
                line.writeStringField("fault", FaultFilter.anonymous(entry.getThrown()));
            }
            line.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void add(JsonGenerator line, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            line.writeStringField(name, value);
        }
    }
}
