package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {

    private static final byte[] PNG =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000");
    private static final byte[] WINDOWS_PROGRAM = HexFormat.of()
            .parseHex("4d5a90000300000004000000ffff0000b800000000000000400000000000000000000000000000000000");
    private static final byte[] LINUX_PROGRAM =
            HexFormat.of().parseHex("7f454c4602010100000000000000000003003e0001000000");
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304140000000800");

    @ParameterizedTest
    @ValueSource(strings = {"holiday.png", "invoice.pdf", "report.docx", "error.log", "data.csv", "notes.txt", "x.zip"})
    void a_renamed_program_is_found_out(String name) throws IOException {
        assertThat(FileKind.of(name, stream(WINDOWS_PROGRAM)).nameTellsTheTruth())
                .isFalse();
        assertThat(FileKind.of(name, stream(LINUX_PROGRAM)).nameTellsTheTruth()).isFalse();
    }

    @Test
    void a_text_is_no_picture() throws IOException {
        assertThat(FileKind.of("shot.png", stream("just words".getBytes(StandardCharsets.UTF_8)))
                        .nameTellsTheTruth())
                .isFalse();
    }

    @Test
    void a_picture_is_a_picture() throws IOException {
        assertThat(FileKind.of("shot.png", stream(PNG))).isEqualTo(new FileKind("image/png", true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "notes.txt, plain words",
        "server.log, 2026-11-23 09:00:00 ERROR it broke",
        "data.csv, 'a,b,c'",
        "config.yaml, 'a: 1'",
        "page.json, '{\"a\": 1}'",
        "Main.java, class Main {}",
        "readme.md, # Read me",
        "LICENSE, text without an ending",
        "trace.har, '{\"log\": {}}'",
        "settings.xml, <?xml version=\"1.0\"?><a/>",
        "dump.unknownkind, whatever"
    })
    void everyday_texts_are_what_they_say(String name, String content) throws IOException {
        assertThat(FileKind.of(name, stream(content.getBytes(StandardCharsets.UTF_8)))
                        .nameTellsTheTruth())
                .isTrue();
    }

    @Test
    void an_office_document_is_a_zip_inside_and_that_is_fine() throws IOException {
        assertThat(FileKind.of("report.docx", stream(ZIP)).nameTellsTheTruth()).isTrue();
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
