package org.caseport.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "STRASSE, Straße",
        "strasse, STRAẞE",
        "Lodz, Łódź",
        "Bjorn, Bjørn",
        "aether, Æther",
        "oeuvre, Œuvre",
        "dakovo, Đakovo",
        "dadi, daði",
        "thorn, Þorn",
        "hal, ħal",
        "istanbul, İstanbul",
        "kapi, kapı",
        "collegi, coŀlegi",
        "n, ŉ",
        "ngata, ŋgata",
        "success, ſucceſs",
        "file, ﬁle",
        "full width, ｆｕｌｌ ｗｉｄｔｈ",
        "hawaii, Hawaiʻi",
        "viet nam, Việt Nam",
        "οδοσ, ΟΔΌΣ",
        "οδοσ, οδός",
        "ガード, ｶﾞｰﾄﾞ",
        "がーど, ガード"
    })
    void what_people_take_for_the_same_is_folded_to_the_same(String one, String other) {
        assertThat(Folding.of(one)).isEqualTo(Folding.of(other));
    }

    @ParameterizedTest
    @CsvSource({"00AD", "200B", "200C", "200D", "2060", "FEFF", "FE0F", "E0101", "034F", "180E", "202E", "3164"})
    void what_shows_nothing_does_not_cut_a_word(String hex) {
        String nothing = Character.toString(Integer.parseInt(hex, 16));

        assertThat(Folding.of("Rechnungs" + nothing + "stellung" + nothing)).isEqualTo("rechnungsstellung");
    }

    @Test
    void whatever_shows_nothing_and_is_no_blank_does_not_cut_a_word() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Blanks::isInvisible)
                .filter(point -> Character.getType(point) == Character.FORMAT || Blanks.isIgnorable(point))
                .forEach(point -> assertThat(Folding.of("words" + Character.toString(point) + "more"))
                        .as("%X", point)
                        .isEqualTo("wordsmore"));
    }

    @Test
    void what_is_another_sound_in_japanese_stays_another() {
        assertThat(Folding.of("ハ")).isNotEqualTo(Folding.of("パ"));
    }

    @Test
    void every_letter_with_a_base_form_is_folded_to_latin_letters_without_anything() {
        assertThat(Folding.LETTERS.lines().filter(line -> !line.startsWith("σ")))
                .allSatisfy(line -> assertThat(Folding.of(line.substring(line.indexOf(' ') + 1)))
                        .matches("[a-z]+"));
    }
}
