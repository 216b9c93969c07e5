package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.text.Folding;
import org.junit.jupiter.api.Test;

/** Checks that the pickers of the pages fold letters as the server's search does. */
class PickerFoldingTest {

    private static final Path WEB = Files.exists(Path.of("case-web")) ? Path.of("case-web") : Path.of("");

    private static final Pattern TABLE = Pattern.compile("const LETTERS = `(.*?)`", Pattern.DOTALL);

    private static final Pattern IGNORED = Pattern.compile("const IGNORED = /(.*?)/gu");

    @Test
    void the_pickers_know_the_letters_of_the_search_and_no_others() throws IOException {
        Map<String, String> pickers = lettersOfThePickers();
        Map<String, String> search = IntStream.rangeClosed(0x80, 0xFFFF)
                .filter(Character::isLetter)
                .filter(letter -> pickers.containsKey(Character.toString(letter)) || isFoldedByTable(letter))
                .boxed()
                .collect(Collectors.toMap(Character::toString, letter -> Folding.of(Character.toString(letter))));

        assertThat(pickers).isEqualTo(search);
    }

    @Test
    void the_pickers_ignore_the_characters_that_the_search_ignores() throws IOException {
        Matcher written = IGNORED.matcher(pickers());
        assertThat(written.find()).isTrue();
        Pattern ignored = Pattern.compile(written.group(1).replace("\\u{", "\\x{"));

        assertThat(codePoints().filter(point -> ignored.matcher(Character.toString(point))
                        .matches()))
                .containsExactlyElementsOf(
                        codePoints().filter(Folding::isIgnored).boxed().toList());
    }

    private static IntStream codePoints() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
    }

    /** Lower-case letters that keep no trace of themselves although Unicode decomposes them to nothing else. */
    private static boolean isFoldedByTable(int letter) {
        String one = Character.toString(letter);
        String plain = Normalizer.normalize(one, Normalizer.Form.NFKD);
        return Character.isLowerCase(letter)
                && plain.equals(one)
                && !Folding.of(one).equals(one);
    }

    private static String pickers() throws IOException {
        return Files.readString(WEB.resolve("src/main/webapp/resources/caseport/combobox.js"));
    }

    private static Map<String, String> lettersOfThePickers() throws IOException {
        Matcher table = TABLE.matcher(pickers());
        assertThat(table.find()).isTrue();
        return table.group(1)
                .strip()
                .lines()
                .map(line -> line.strip().split(" ", 2))
                .flatMap(
                        line -> line[1].codePoints().mapToObj(letter -> Map.entry(Character.toString(letter), line[0])))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Folding.of(entry.getValue())));
    }
}
