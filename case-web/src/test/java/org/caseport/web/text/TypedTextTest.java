package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://a.example/x. Then|https://a.example/x",
                "(http://a.example/y)|http://a.example/y",
                "https://a.example/wiki/Fault_(power)|https://a.example/wiki/Fault_(power)",
                "詳細は https://a.example/日本 をご覧ください|https://a.example/日本",
                "「https://a.example/」です|https://a.example/",
            })
    void a_web_address_becomes_a_link_and_the_sentence_around_it_does_not(String typed, String address) {
        assertThat(TypedText.html(typed))
                .contains("<a href=\"" + address + "\" rel=\"noopener nofollow\">" + address + "</a>")
                .containsOnlyOnce("<a ");
    }

    @Test
    void control_characters_are_left_out_but_for_tabs_and_ends_of_lines() {
        assertThat(TypedText.html("a\u0001b\u000Bc\td\ne\u007Ff")).isEqualTo("abc\td\ne\u007Ff");
    }

    @Test
    void every_query_keeps_its_ampersands() {
        assertThat(TypedText.html("https://a.example/?b=1&c=2"))
                .isEqualTo("<a href=\"https://a.example/?b=1&amp;c=2\" rel=\"noopener nofollow\">"
                        + "https://a.example/?b=1&amp;c=2</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "javascript:alert(1)",
                "data:text/html,<b>",
                "https://",
                "<a href='https://'>x</a>",
                "\"onmouseover=\"alert(1)",
                "a & b \u202E<b>",
            })
    void nothing_else_acts(String typed) {
        assertThat(TypedText.html(typed))
                .doesNotContain("<")
                .doesNotContain("\"")
                .doesNotContain("'");
    }

    @Test
    void an_address_ends_before_what_could_break_out_of_it() {
        assertThat(TypedText.html("https://a.example/\"onclick=\"alert(1)"))
                .startsWith("<a href=\"https://a.example/\" rel")
                .contains("</a>&quot;onclick=&quot;");
        assertThat(TypedText.html("https://a.example/\u202Egnp.exe")).contains("href=\"https://a.example/\"");
    }
}
