package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailBodyBuilderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' style='x:expression(1)",
                "</div></body><iframe src=//evil.example>",
                "`onclick=1",
                "a\u0000b\u001B[31m\uD800"
            })
    void hostile_text_is_inert_wherever_it_stands(String hostile) {
        String html = new MailBodyBuilder()
                .title(hostile)
                .paragraph(hostile)
                .fact(hostile, hostile)
                .message(hostile, hostile, hostile)
                .link(hostile, hostile, hostile)
                .button(hostile, hostile)
                .foot(hostile)
                .html(Locale.ENGLISH, hostile);

        String benign = new MailBodyBuilder()
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

    @Test
    void what_somebody_wrote_looks_as_on_a_page_and_reads_as_typed() {
        String typed = "**Done**: see https://a.example/x.\n\tat org.example.Main(Main.java:7)\n\tat b\nto  wide";
        MailBodyBuilder sheet = new MailBodyBuilder().message("Ana", "today", typed);

        assertThat(sheet.text()).contains(typed);
        assertThat(sheet.html(Locale.ENGLISH, "x"))
                .contains("<strong>Done</strong>", "\tat org.example.Main(Main.java:7)\n\tat b</pre>", "to&nbsp; wide")
                .contains("href=\"https://a.example/x\"");
    }

    private static String tags(String html) {
        return html.replaceAll("(?s)>[^<]*<", "><")
                .replaceAll("href=\"[^\"]*\"", "href")
                .replace("<br>", "");
    }
}
