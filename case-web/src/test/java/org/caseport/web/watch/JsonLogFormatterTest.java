package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {

    @AfterEach
    void nothing_is_left_to_others() {
        LogContext.end();
    }

    @Test
    void an_entry_is_one_line_with_the_ids_of_what_the_thread_works_on() {
        LogContext trail = LogContext.begin("0011223344556677");
        trail.isOf("111122223333");
        trail.isAbout("case-111122223333-mu-2026-00000000000000ab");
        LogRecord entry = new LogRecord(Level.WARNING, "a line\nand {0}");
        entry.setParameters(new Object[] {"another"});
        entry.setLoggerName("org.caseport.web");
        entry.setInstant(Instant.parse("2026-11-23T09:00:00Z"));

        String line = new JsonLogFormatter().format(entry);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        JsonObject read = new Gson().fromJson(line, JsonObject.class);
        assertThat(read.get("message").getAsString()).isEqualTo("a line\nand another");
        assertThat(read.get("time").getAsString()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(read.get("request").getAsString()).isEqualTo("0011223344556677");
        assertThat(read.get("account").getAsString()).isEqualTo("111122223333");
        assertThat(read.get("case").getAsString()).startsWith("case-1111");
        assertThat(read.has("trace")).isFalse();
    }

    @Test
    void the_message_of_an_exception_stays_out_since_it_may_quote_people() {
        LogRecord entry = new LogRecord(Level.SEVERE, "a fault");
        entry.setThrown(new IllegalStateException("my secret subject", new IllegalArgumentException("typed by Ana")));

        String line = new JsonLogFormatter().format(entry);

        assertThat(line)
                .contains("IllegalStateException", "IllegalArgumentException", "JsonLogFormatterTest")
                .doesNotContain("secret")
                .doesNotContain("Ana");
    }
}
