package org.caseport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter does not see: it leaves comments and texts as long as they are. */
class CodeStyleTest {

    private static final int LONGEST = 120;

    @Test
    void no_line_is_longer_than_120_characters_except_rows_of_tables() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.codePointCount(0, line.length()) > LONGEST && !line.contains(" | ")) {
                    tooLong.add(file + ":" + (i + 1));
                }
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("case-domain", "case-policy", "case-persistence", "case-web")) {
            try (Stream<Path> files = Files.walk(SourceTree.TOP.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
