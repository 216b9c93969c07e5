package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that is not closed swallows every rule after it, and no browser says so. */
class StylesheetsTest {

    private static final Path FOLDER = Path.of("src/main/webapp/resources/caseport");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"caseport.css", "workspace.css", "office.css"})
    void every_rule_stands_on_its_own_or_in_one_condition(String sheet) throws IOException {
        String text = COMMENT.matcher(Files.readString(FOLDER.resolve(sheet))).replaceAll("");
        int depth = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.endsWith("{") && !line.startsWith("@") && !line.startsWith(" ")) {
                assertThat(depth).as(line).isZero();
            }
            depth += count(line, '{') - count(line, '}');
            assertThat(depth).as(line).isBetween(0, 2);
        }
        assertThat(depth).isZero();
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(c -> c == wanted).count();
    }
}
