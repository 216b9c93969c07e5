package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextToHtmlTest {

    @Test
    void control_characters_and_the_colours_of_a_terminal_are_left_out_but_tabs_and_ends_of_lines_are_not() {
        assertThat(words("a\u0001b\u000Bc\td\nef \u001B[1;31mred\u001B[0m")).isEqualTo("abc\td\nef red");
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
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1) \"t\")",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](//evil.example)",
                "[x](/sign-out)",
                "[x]( )",
                "[]()",
                "[i](i)",
                "call handlers[next](next) and [/sign-out](/sign-out)",
                "[javascript:alert(1)](javascript:alert(1))",
                "[https://bank.example](https://evil.example/)",
                "[www.bank.example](https://evil.example/)",
                "[\u3164](https://evil.example/)",
                "[a\u202Eb](java\nscript:alert(1))",
                "![x](y.png)",
                "<https:>",
                "[1]: javascript:alert(1)",
                "\\[x](y)",
            })
    void nothing_else_acts_and_it_reads_as_typed(String typed) {
        assertThat(TextToHtml.html(typed)
                        .replaceAll("</?div[^>]*>", "")
                        .replaceAll("<a href=\"https://[^>]*>|</a>", ""))
                .doesNotContain("<")
                .doesNotContain("\"")
                .doesNotContain("'");
        assertThat(words(typed)).isEqualTo(typed);
    }

    @Test
    void an_address_ends_before_what_could_break_out_of_it() {
        assertThat(TextToHtml.html("https://a.example/\"onclick=\"alert(1)"))
                .contains("<a href=\"https://a.example/\" rel")
                .contains("</a>&quot;onclick=&quot;");
        assertThat(TextToHtml.html("https://a.example/\u202Egnp.exe")).contains("href=\"https://a.example/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm /tmp/*.log /var/*.log and src/**/x lib/**/y",
                "\"**/*.java\", \"**/*.kt\"",
                "2 ** 3 ** 4, 2**3**4, 2*3*4, *this*, ***that***",
                "snake_case_name, __init__.py, _this_ and __that__",
                "C:\\_temp\\*.txt \\\\server\\share \\. \\*",
                "&lt; &amp; &#39; &copy;",
                "# no heading\n## none\n> no quote\n> none\n---\n***\n===",
                "title\n=====\ntitle\n-----",
                "<xml attr=\"1\">\n  <!-- text -->\n</xml>",
                "- a single dash",
                "1. a single number",
                "1) one\n2) two",
                "3. three\n1. one",
                "01. one\n02. two",
                "-1\n-2",
                "* * *\n* * *",
                "-- \nAna",
                "```\nnever closed",
                "```\n```",
                "~~~",
                "`one tick only",
                "` `",
                "[1]: https://a.example/\n[x][1]",
                "handlers[i](i) = x",
                "cb[sign-out](sign-out)",
                "[//evil.test](//evil.test)",
                "[javascript:alert(1)](javascript:alert(1))",
                "[https://](https://)",
                "[main](Foo.java:12) [INFO](x)",
                "\u00A0\u200B \u2800\n   \n\u3164",
                "a  b\ttab   \n trailing   ",
                "\n\n two lines above\n\n\nthree here",
                "Hello.  World.  Wide blanks.  After sentences.",
                "こんにちは。\u3000今日は\u3000*です*",
                "{{x}} ${y} #{z} %s \\u0041",
            })
    void what_is_not_marked_looks_exactly_as_typed(String typed) {
        assertThat(words(typed)).isEqualTo(typed);
        assertThat(TextToHtml.html(typed))
                .doesNotContain("<strong", "<em", "<code", "<ul", "<ol", "<h1", "<blockquote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is **very** slow|It is <strong>very</strong> slow",
                "**All of it**|<strong>All of it</strong>",
                "(**a**), \"**b c**\".|(<strong>a</strong>), &#34;<strong>b c</strong>&#34;.",
                "これは**太字**です|これは<strong>太字</strong>です",
                "サーバー**停止**中|サーバー<strong>停止</strong>中",
                "**「重要」**です|<strong>「重要」</strong>です",
                "run `ls -l` now|run <code>ls -l</code> now",
                "run `a **b** <c>`|run <code>a **b** &lt;c&gt;</code>",
                "**see `x_y`**|<strong>see <code>x_y</code></strong>",
                "[the guide](https://a.example/g)|"
                        + "<a href=\"https://a.example/g\" rel=\"noopener nofollow\">the guide</a>",
                "[write us](mailto:a@b.example)|"
                        + "<a href=\"mailto:a&#64;b.example\" rel=\"noopener nofollow\">write us</a>",
                "**x** https://a.example/a_b_c|"
                        + "<strong>x</strong> <a href=\"https://a.example/a_b_c\" rel=\"noopener nofollow\">"
                        + "https://a.example/a_b_c</a>",
            })
    void a_few_marks_format_what_they_stand_around(String typed, String html) {
        assertThat(TextToHtml.html(typed)).isEqualTo("<div dir=\"auto\">" + html + "</div>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank.example/login",
                "Go to bank.example",
                "bank.example.",
                "`bank`.example",
                "**bank**.example",
                "BANK.EXAMPLE",
                "bank．example",
                "bank\u200D.example",
                "bank\u200B.example",
                "evil.test.bank.example",
                "bank.example.evil.test",
                "bank-evil.test",
                "bank1.example",
                "銀行.example",
                "192.0.2.1",
                "ana@firma.example",
                "ana@evil.test",
                "evil.test@bank",
                "tset.live\u202E",
                "the\u2066 guide",
            })
    void words_that_sound_like_another_address_lead_nowhere(String words) {
        for (String address :
                new String[] {"https://evil.test", "https://bank.example@evil.test/", "mailto:x@evil.test"}) {
            String typed = "[" + words + "](" + address + ")";

            assertThat(TextToHtml.html(typed)).contains("](").doesNotContain(">" + words + "</a>");
            assertThat(TextToHtml.html("- " + typed + "\n- b")).contains("](").doesNotContain("<li");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil.test, https://evil.test/x",
        "Go to www.evil.test., https://evil.test:8443",
        "evil.test, https://www.evil.test/x",
        "Evil.test, HTTPS://EVIL.test",
        "ana@firma.example, mailto:ana@firma.example",
        "ana@firma.example, mailto:ana@firma.example?subject=x",
        "https://a.example/x, https://a.example/x",
        "**https://a.example/x**, https://a.example/x",
        "Version 1.2.3, https://a.example/x",
        "詳しくはこちら。次へ, https://a.example/x",
        "❤\uFE0F the\u3000guide e.g. here, https://a.example/x",
    })
    void words_may_name_where_they_lead(String words, String address) {
        assertThat(TextToHtml.html("[" + words + "](" + address + ")"))
                .containsOnlyOnce("<a href=")
                .containsOnlyOnce("</a>")
                .doesNotContain("](");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [1]: https://example.com/a\n- [2]: https://example.com/b",
                "- a\n- [x]: /y",
                "- a\n- [x]: /y\n  more",
                "**[1]: https://example.com/a**",
            })
    void nothing_that_was_typed_gets_lost(String typed) {
        assertThat(words(typed)).isEqualTo(typed);
    }

    @Test
    void two_entries_are_a_list_with_what_is_indented_below_them() {
        assertThat(TextToHtml.html("Please\n- **stop**\n  and wait\n- start\n  - slowly\n  - again\n\nThanks"))
                .isEqualTo("""
                        <div dir="auto">Please</div>
                        <ul><li dir="auto"><strong>stop</strong><br />and wait</li>
                        <li dir="auto">start<ul><li dir="auto">slowly</li>
                        <li dir="auto">again</li>
                        </ul></li>
                        </ul>
                        <div dir="auto"><br/></div>
                        <div dir="auto">Thanks</div>""");
        assertThat(TextToHtml.html("3. three\n4. four"))
                .isEqualTo("<ol start=\"3\"><li dir=\"auto\">three</li>\n<li dir=\"auto\">four</li>\n</ol>");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"- a\n- b\n1. c\n1. d\", 1, 2",
                "\"- a\n- b\n  1. c\n  3. d\n- e\n- f\", 3, 5",
                "\"1. a\n2. b\n2. c\", 1, 2",
                "\"1. a\n2. b\n1. c\n2. d\", 2, 4",
                "\"- a\n- b\n1. c\n2. d\", 2, 4",
                "\"- a\n- b\n* c\n* d\", 2, 4",
            })
    void what_does_not_belong_to_a_list_ends_it_and_takes_nothing_from_it(String typed, int lists, int entries) {
        String html = TextToHtml.html(typed);

        assertThat(html.split("<[uo]l", -1)).hasSize(lists + 1);
        assertThat(html.split("<li", -1)).hasSize(entries + 1);
    }

    @Test
    void fenced_lines_are_code_to_the_letter() {
        assertThat(TextToHtml.html("So:\n```java\n\nif (a < b) {\n\t**x**\n}\n```\nend"))
                .isEqualTo("""
                        <div dir="auto">So:</div>
                        <pre dir="auto">

                        if (a &lt; b) {
                        \t**x**
                        }</pre>
                        <div dir="auto">end</div>""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: no\n\tat a.B.c(B.java:1)\n\tat d\n"
                        + "Caused by: x.YException\n\t... 3 more",
                "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    run()\nValueError: no",
                "2026-11-28 10:00:01,123 INFO started\n2026-11-28T10:00:02Z WARN slow",
                "Nov 28 10:00:01 host sshd[1]: x\nNov 28 10:00:02 host sshd[1]: y",
                "NAME   READY   STATUS\nweb-1  1/1     Running",
                "a\tb\tc\n1\t2\t3",
                "    four blanks\n\n    and more",
                "  {\n    \"a\": 1\n  }",
            })
    void logs_programs_and_tables_stand_in_a_font_of_fixed_width(String typed) {
        assertThat(TextToHtml.html(typed)).startsWith("<pre dir=\"auto\">").containsOnlyOnce("<pre");
        assertThat(words(typed)).isEqualTo(typed);
    }

    @Test
    void each_line_has_its_own_direction() {
        assertThat(TextToHtml.html("one\nשתיים"))
                .isEqualTo("<div dir=\"auto\">one</div>\n<div dir=\"auto\">שתיים</div>");
    }

    @Test
    void a_mail_says_the_same_and_brings_its_styles_along() {
        String typed = "**a**  b https://a.example/\n- `c`\n- d\n\n    e";

        assertThat(TextToHtml.mail(typed).replaceAll(" style=\"[^\"]*\"", "").replace("&nbsp;", " "))
                .isEqualTo(TextToHtml.html(typed));
        assertThat(TextToHtml.mail(typed))
                .contains("<div dir=\"auto\" style=\"white-space:pre-wrap;\"><strong>a</strong>&nbsp; b")
                .containsPattern("<pre dir=\"auto\" style=\"[^\"]*font-family:[^\"]*monospace")
                .containsPattern("<code style=\"[^\"]*monospace")
                .containsPattern("<ul style=\"")
                .doesNotContain("class=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "`", "[", "[](", "**a ", "`a` ", "![", "- ", "h", "https://", "((((", "\t a"})
    void a_hostile_repetition_ends(String part) {
        String typed = part.repeat(8_000 / part.length());

        assertThat(TextToHtml.html(typed)).isNotEmpty();
        assertThat(TextToHtml.mail((part + "\n").repeat(2_000))).isNotEmpty();
    }

    /** A bound that no busy machine reaches; texts so long that growth with the square of their length would. */
    @ParameterizedTest
    @MethodSource("longTexts")
    void reading_takes_no_longer_than_its_length(String typed) {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            assertThat(TextToHtml.html(typed)).isNotEmpty();
            assertThat(TextToHtml.mail(typed)).isNotEmpty();
            assertThat(TextToHtml.linked(typed)).isNotNull();
        });
    }

    static Stream<String> longTexts() {
        Stream<String> addresses = Stream.of(
                        "ahttp://",
                        "http://",
                        "-http://",
                        "www.",
                        "http://a(",
                        "http://[-",
                        "((((",
                        "http://\u3164",
                        "h")
                .map(part -> part.repeat(64_000 / part.length()))
                .flatMap(text -> Stream.of(text, "`a` " + text));
        Stream<String> lines = Stream.of(
                "- a\n".repeat(16_000) + "1. a\n1. a",
                "- a\n  - b\n".repeat(3_000) + "  0. c",
                "1. a\n".repeat(6_000),
                "- a\n* a\n".repeat(4_000),
                "- a\n" + "  b\n".repeat(8_000),
                "~~~a\n".repeat(6_000),
                "~~~a\n```b\n".repeat(3_000),
                "```\n\n\n".repeat(6_000),
                "a.".repeat(16_000) + "\n  b",
                "  a\n\n".repeat(6_000),
                "**a ".repeat(60_000),
                "`a` " + "-http://\u00AD".repeat(20_000),
                "\u001B]a ".repeat(8_000));
        return Stream.concat(addresses, lines);
    }

    /** What a reader sees. */
    private static String words(String typed) {
        return Pattern.compile("(?<=<pre dir=\"auto\">)\n")
                .matcher(TextToHtml.html(typed))
                .replaceAll("")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#96;", "`")
                .replace("&amp;", "&");
    }
}
