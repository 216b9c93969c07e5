package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00A0=1",
                "\u200B\uFEFF=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "=cmd|' /C calc'!A0"
            })
    void what_a_spreadsheet_would_compute_is_a_text(String cell) {
        assertThat(CsvFile.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1730000042", "Ofen = kalt", "a-b", "'quoted'", "証明書"})
    void everything_else_is_left_alone(String cell) {
        assertThat(CsvFile.harmless(cell)).isEqualTo(cell);
    }

    @Test
    void a_file_begins_with_a_mark_and_quotes_what_needs_it() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile csv = new CsvFile(out, ZoneId.of("Asia/Tokyo"))) {
            csv.line(List.of("件名", "a,\"b\"", "two\nlines", "=1"));
            csv.line(List.of(csv.time(Instant.parse("2026-11-23T15:00:00Z"))));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF件名,\"a,\"\"b\"\"\",\"two\nlines\",'=1\r\n2026-11-24 00:00:00\r\n");
    }
}
