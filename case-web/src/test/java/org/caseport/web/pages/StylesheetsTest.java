package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser says: a block that is not closed swallows every rule after it, and rules outlive their pages. */
class StylesheetsTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path FOLDER = PAGES.resolve("resources/caseport");
    private static final Pattern SELECTOR = Pattern.compile("[^{}]*\\{");
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");

    /** Classes of components, and those that a page composes of a word and a code. */
    private static final Pattern COMPOSED = Pattern.compile("(ui|message|part|shade)-.*");

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

    @ParameterizedTest
    @ValueSource(strings = {"caseport.css", "workspace.css", "office.css"})
    void every_class_is_one_that_a_page_or_a_script_gives(String sheet) throws IOException {
        String text = COMMENT.matcher(Files.readString(FOLDER.resolve(sheet))).replaceAll("");
        String given = given();

        assertThat(SELECTOR.matcher(text).results().flatMap(selector -> CLASS.matcher(selector.group())
                        .results()
                        .map(name -> name.group(1))))
                .isNotEmpty()
                .filteredOn(name -> !COMPOSED.matcher(name).matches() && !given.contains(name))
                .isEmpty();
    }

    private static String given() throws IOException {
        StringBuilder given = new StringBuilder();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(xhtml|js)"))
                    .toList()) {
                given.append(Files.readString(file));
            }
        }
        return given.toString();
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(c -> c == wanted).count();
    }
}
