package org.caseport.web.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileNameTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "見積もり 2026.XLSX, 見積もり_2026.xlsx",
        "../../etc/passwd, ____etc_passwd",
        "..\\win.ini, __win.ini",
        "C:\\x, C__x",
        "'a\u0000b\u202Egnp.exe', a_b_gnp.exe",
        "., _",
        "..., _",
        "name., name_",
        "no-ending, no-ending",
        "a.b.tar.gz, a.b.tar.gz"
    })
    void a_name_is_kept_as_far_as_it_does_no_harm(String name, String safe) {
        assertThat(ExportFileName.of(name)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "件", "🔥", "𝛀"})
    void a_long_one_becomes_shorter_and_keeps_its_ending(String letter) {
        String safe = ExportFileName.of(letter.repeat(200) + ".txt");

        assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThan(200);
        assertThat(safe).endsWith(".txt");
    }

    @Test
    void an_ending_of_any_length_is_no_way_out() {
        assertThat(ExportFileName.of("a." + "件".repeat(300)).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(200);
    }
}
