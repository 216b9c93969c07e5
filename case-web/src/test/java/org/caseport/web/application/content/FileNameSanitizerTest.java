package org.caseport.web.application.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameSanitizerTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\ana\\shot.png', shot.png",
        "plain.txt, plain.txt",
        "📎 Bericht 报告.pdf, 📎 Bericht 报告.pdf",
        "'..', file",
        "'', file"
    })
    void a_path_is_not_part_of_a_name(String sent, String kept) {
        assertThat(FileNameSanitizer.plain(sent)).isEqualTo(kept);
    }

    @Test
    void a_name_cannot_turn_its_reading_direction_but_may_be_hebrew() {
        assertThat(FileNameSanitizer.plain("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileNameSanitizer.plain("\u200Fקובץ.pdf")).isEqualTo("\u200Fקובץ.pdf");
    }

    @Test
    void a_very_long_name_keeps_its_ending() {
        assertThat(FileNameSanitizer.plain("a".repeat(400) + ".log"))
                .hasSize(255)
                .endsWith("a.log");
    }
}
