package org.caseport.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00A0",
                "\u0085",
                "\u1680",
                "\u2007",
                "\u202F",
                "\u205F",
                "\u3000",
                "\u2028",
                "\u200B",
                "\u200D\u200C",
                "\u200E\u200F",
                "\u202E",
                "\u2060",
                "\u2063",
                "\uFEFF",
                "\u00AD",
                "\u034F",
                "\u061C",
                "\u115F",
                "\u1160",
                "\u3164",
                "\uFFA0",
                "\u17B4",
                "\u180E",
                "\u2800",
                "\uFE0F",
                "\uFFFC",
                "\u0301",
                "\u20DD",
                "\uDB40\uDC20",
                "\uDB40\uDD00",
                "\uD834\uDD59",
                "\u0000",
                "\u001B[31m\u001B[0m",
                "\uD800",
                " \u00A0\u3164\u200B\u2800 "
            })
    void what_shows_nothing_is_blank(String text) {
        assertThat(BlankText.isBlank(text)).isTrue();
        assertThat(BlankText.strip(text)).isEmpty();
        assertThat(BlankText.stripLines(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "-",
                "0",
                "é",
                "e\u0301",
                "ok",
                "日",
                "が",
                "한",
                "ㅋ",
                "नि",
                "ไทย",
                "\uD83D\uDD25",
                "❤\uFE0F",
                "\uD83D\uDC68\u200D\uD83D\uDC69",
                "⠁",
                "\uFFFD",
                "\uE000",
                "\uD83E\uDEE0",
                "\u00A0x\u00A0"
            })
    void what_shows_something_is_not(String text) {
        assertThat(BlankText.isBlank(text)).isFalse();
        assertThat(BlankText.strip(text)).isNotEmpty();
    }

    @Test
    void every_white_space_and_format_character_is_blank_and_every_letter_and_digit_but_the_fillers_is_not() {
        int[] fillers = {0x115F, 0x1160, 0x3164, 0xFFA0};
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(point -> {
            String text = Character.toString(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
                assertThat(BlankText.isBlank(text)).as("%X", point).isTrue();
            }
            if (Character.isLetterOrDigit(point) && Arrays.stream(fillers).noneMatch(filler -> filler == point)) {
                assertThat(BlankText.isBlank(text)).as("%X", point).isFalse();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\" \u00A0\u200Bwords here\u3000\n\", \"words here\"",
                "\"❤\uFE0F \", \"❤\uFE0F\"",
                "\"e\u0301\u2060\", \"e\u0301\"",
                "\"\u200Fשלום\u200F\", \"\u200Fשלום\u200F\"",
            })
    void blanks_around_a_text_go_and_what_belongs_to_a_character_stays(String text, String stripped) {
        assertThat(BlankText.strip(text)).isEqualTo(stripped);
    }

    @Test
    void the_first_line_keeps_its_indentation() {
        assertThat(BlankText.stripLines(" \n\n    at a.B.c\n    at d  \n\n")).isEqualTo("    at a.B.c\n    at d");
        assertThat(BlankText.stripLines("\r\n\tone")).isEqualTo("\tone");
        assertThat(BlankText.stripLines("\n a word")).isEqualTo("a word");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\u001B[1;31mred\u001B[0m\", red",
                "\"\u009B31mred\", red",
                "\"\u001B]0;title\u0007text\", text",
                "\"\u001B]8;;https://a.example\u001B\\link\u001B]8;;\u001B\\\", link",
                "\"\u001B[2K\u001B[1Gdone\u001B(B\", done",
                "[31m, [31m",
                "\"\u001B]the rest stays\", the rest stays",
                "\"a\u001B]0;one\ntwo\u0007\", \"a0;one\ntwo\u0007\"",
                "\"\u001BPone\u001B[0m two\", one two",
            })
    void the_codes_of_a_terminal_go_and_nothing_else(String text, String kept) {
        assertThat(AnsiEscapes.removed(text)).isEqualTo(kept);
    }
}
