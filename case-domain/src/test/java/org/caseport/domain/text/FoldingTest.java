package org.caseport.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "STRASSE, strasse",
        "Straße, strasse",
        "STRAẞE, strasse",
        "Łódź, lodz",
        "Bjørn, bjorn",
        "Æther, aether",
        "Œuvre, oeuvre",
        "Đakovo, dakovo",
        "daði, dadi",
        "Þorn, thorn",
        "ħal, hal",
        "İstanbul, istanbul",
        "kapı, kapi",
        "coŀlegi, collegi",
        "ŉ, n",
        "ŋgata, ngata",
        "ſucceſs, success",
        "ﬁle, file",
        "ｆｕｌｌ ｗｉｄｔｈ, full width",
        "Hawaiʻi, hawaii",
        "can’t, can't",
        "Việt Nam, viet nam",
        "ΟΔΌΣ, οδοσ",
        "οδός, οδοσ",
        "ｶﾞｰﾄﾞ, がーど",
        "ガード, がーど",
        "がーど, がーど"
    })
    void what_people_take_for_the_same_is_folded_to_the_same(String text, String folded) {
        assertThat(Folding.of(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x034F, 0x0600, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x180F, 0x200B, 0x200C,
                0x200D, 0x200E, 0x202A, 0x202E, 0x2060, 0x2066, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0,
                0xFFF9, 0x1BCA0, 0x1D173, 0x1D17A, 0xE0001, 0xE0020, 0xE007F, 0xE0100, 0xE0101, 0xE01EF
            })
    void what_shows_nothing_does_not_cut_a_word(int point) {
        String nothing = Character.toString(point);

        assertThat(Folding.of("Rechnungs" + nothing + "stellung" + nothing)).isEqualTo("rechnungsstellung");
    }

    @Test
    void what_is_another_sound_in_japanese_stays_another() {
        assertThat(Folding.of("ハ")).isEqualTo("は");
        assertThat(Folding.of("パ")).isEqualTo("ぱ");
    }

    @Test
    void every_letter_with_a_base_form_is_folded_to_latin_letters_without_anything() {
        assertThat(Folding.LETTERS.lines().filter(line -> !line.startsWith("σ")))
                .allSatisfy(line -> assertThat(Folding.of(line.substring(line.indexOf(' ') + 1)))
                        .matches("[a-z]+"));
    }
}
