package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' style='x:expression(1)",
                "</div></body><iframe src=//evil.example>",
                "`onclick=1`",
                "a\u0000b\u001B[31m\uD800"
            })
    void hostile_text_is_inert_wherever_it_stands(String hostile) {
        String html = new Sheet()
                .title(hostile)
                .paragraph(hostile)
                .fact(hostile, hostile)
                .message(hostile, hostile, hostile)
                .link(hostile, hostile, hostile)
                .button(hostile, hostile)
                .foot(hostile)
                .html(Locale.ENGLISH, hostile);

        String benign = new Sheet()
                .title("x")
                .paragraph("x")
                .fact("x", "x")
                .message("x", "x", "x")
                .link("x", "x", "x")
                .button("x", "x")
                .foot("x")
                .html(Locale.ENGLISH, "x");
        assertThat(tags(html)).isEqualTo(tags(benign));
        assertThat(html).doesNotContain("\u0000", "\u001B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "mailto:a@b.example", "https://"})
    void only_web_addresses_become_links(String text) {
        assertThat(Sheet.linked(text)).isEqualTo(text);
    }

    @Test
    void a_link_ends_before_what_closes_the_sentence_and_can_carry_no_attribute() {
        assertThat(links("See (https://a.example/x?a=1&b=2).")).isEqualTo("https://a.example/x?a=1&amp;b=2");
        assertThat(links("詳細は「https://a.example/日本」。")).isEqualTo("https://a.example/日本");
        assertThat(links("https://a.example/\"onmouseover=\"alert(1)")).isEqualTo("https://a.example/");
        assertThat(links("https://a.example/'><b>")).isEqualTo("https://a.example/");
    }

    @Test
    void line_breaks_and_indentation_stay() {
        assertThat(Sheet.linked("a\n    b")).isEqualTo("a<br>\n&nbsp; &nbsp; b");
    }

    private static String links(String text) {
        return Sheet.linked(text).replaceFirst("(?s).*href=\"([^\"]*)\".*", "$1");
    }

    private static String tags(String html) {
        return html.replaceAll("(?s)>[^<]*<", "><")
                .replaceAll("href=\"[^\"]*\"", "href")
                .replace("<br>", "");
    }
}
