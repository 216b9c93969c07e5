package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hebrew or Arabic typed into a field runs from the right, whatever the page's language. */
class TextDirectionTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern TEXT_AREA = Pattern.compile("<(?:\\w+:inputT|t)extarea\\b[^>]*>");

    @Test
    void every_field_for_text_of_several_lines_takes_the_direction_of_what_is_typed() throws IOException {
        List<String> fields;
        try (Stream<Path> files = Files.walk(PAGES)) {
            fields = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(TextDirectionTest::textAreas)
                    .toList();
        }

        assertThat(fields).isNotEmpty().allSatisfy(field -> assertThat(field).contains(" dir=\"auto\""));
    }

    private static Stream<String> textAreas(Path file) {
        try {
            return TEXT_AREA.matcher(Files.readString(file)).results().map(found -> file + ": " + found.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
