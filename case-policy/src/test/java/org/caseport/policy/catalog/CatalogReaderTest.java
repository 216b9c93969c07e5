package org.caseport.policy.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.HelpArticle;
import org.caseport.domain.catalog.Question;
import org.caseport.policy.data.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {

    private static final String INDEX = """
            languages: [en, ja]
            services:
              - services.yaml
            limit-types: limits.yaml
            """;

    private static final String SERVICES = """
            types: [technical]
            services:
              - code: printing
                name: { en: Printing, ja: 印刷 }
                categories:
                  - code: jam
                    name: { en: Paper jam, ja: 紙詰まり }
                    prompt: { en: Which tray., ja: どのトレイですか。 }
                    links:
                      - title: { en: Trays, ja: トレイ }
                        address: https://help.caseport.example/trays
                    questions:
                      - key: tray
                        label: { en: Tray, ja: トレイ }
                        help: { en: Counted from below., ja: 下から数えてください。 }
                        kind: number
                        required: yes
                        least: 1
                        most: 4
                      - key: size
                        label: { en: Size, ja: サイズ }
                        kind: choice
                        required: no
                        choices:
                          - key: a3
                            label: { en: A3, ja: A3 }
                          - key: a4
                            label: { en: A4, ja: A4 }
                      - key: pages
                        label: { en: Pages, ja: ページ }
                        kind: rows
                        required: no
                        most: 3
                        columns:
                          - key: page
                            label: { en: Page, ja: ページ }
                            kind: date
                            required: yes
              - code: scanning
                name: { en: Scanning, ja: スキャン }
                categories:
                  - code: blurred
                    name: { en: Blurred, ja: ぼやける }
                    prompt: { en: How blurred., ja: どの程度ですか。 }
                    links:
                      - title: { en: Glass, ja: ガラス }
                        address: /help/glass
            """;

    private static final String LIMITS = """
            regions:
              - code: north
                name: { en: North, ja: 北 }
              - code: south
                name: { en: South, ja: 南 }
            limit-types:
              - code: print-limits
                name: { en: Print, ja: 印刷 }
                prompt: { en: How many., ja: 何枚ですか。 }
                links:
                  - title: { en: Paper, ja: 紙 }
                    address: https://help.caseport.example/paper
                regions: [south]
                limits:
                  - code: pages
                    name: { en: Pages a day, ja: 1 日のページ数 }
                    unit: { en: pages, ja: ページ }
                    current: 200
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "index.yaml", INDEX,
            "services.yaml", SERVICES,
            "limits.yaml", LIMITS,
            "help/glass.en.md", "# Cleaning the glass\n\nWipe it with a *dry* cloth.\n",
            "help/glass.ja.md", "# ガラスの清掃\n\n乾いた布で拭きます。\n"));

    @Test
    void a_catalog_is_read_in_the_order_written() {
        Catalog catalog = read();

        assertThat(catalog.services()).extracting(s -> s.name().in("ja")).containsExactly("印刷", "スキャン");
        assertThat(catalog.services()).allMatch(service -> service.types().contains(CaseType.TECHNICAL));
        assertThat(catalog.limitTypes().get(0).regions())
                .extracting(r -> r.name().in("en"))
                .containsExactly("South");
        assertThat(catalog.limitTypes().get(0).limit("pages").orElseThrow().current())
                .isEqualTo(200);
    }

    @Test
    void questions_keep_their_bounds_their_choices_and_their_columns() {
        var questions = read().services().get(0).categories().get(0).questions();

        assertThat(questions).extracting(Question::key).containsExactly("tray", "size", "pages");
        assertThat(questions).extracting(Question::required).containsExactly(true, false, false);
        assertThat(questions.get(0).least()).isEqualTo(BigDecimal.ONE);
        assertThat(questions.get(0).most()).isEqualTo("4");
        assertThat(questions.get(0).help()).isNotNull();
        assertThat(questions.get(1).choices()).extracting(Question.Choice::key).containsExactly("a3", "a4");
        assertThat(questions.get(2).columns()).extracting(Question::kind).containsExactly(Question.Kind.DATE);
    }

    /** Each row spoils the services: a text found there, what stands there instead, and what is said about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    types: [technical]               | types: [service-limit-increase]  | 1  | "service-limit-increase" is not one of account-and-billing, technical
                    types: [technical]               | types: []                        | 1  | the list is empty
                    types: [technical]               | colour: red                      | 1  | unknown key "colour", expected one of types, group, services
                    code: printing                   | code: Printing                   | 3  | a code is lower case letters, digits and hyphens, not "Printing"
                    code: scanning                   | code: printing                   | 39 | code "printing" is taken already
                    name: { en: Printing, ja: 印刷 }  | name: { en: Printing }           | 4  | "ja" is missing
                    name: { en: Printing, ja: 印刷 }  | name: { ja: 印刷 }                | 4  | "en" is missing
                    name: { en: Printing, ja: 印刷 }  | name: { en: Printing, ja: "" }    | 4  | the text is empty
                    name: { en: Printing, ja: 印刷 }  | name: { en: A, ja: 印刷, de: B }   | 4  | unknown key "de", expected one of en, ja
                    name: { en: Printing, ja: 印刷 }  | name: { en: A, ja: 印刷, en: B }   | 4  | "en" stands here twice
                    name: { en: Printing, ja: 印刷 }  | name: Printing                   | 4  | expected keys and values
                    name: { en: Printing, ja: 印刷 }  | title: { en: Printing, ja: 印刷 } | 4  | unknown key "title", expected one of code, name, categories
                    name: { en: Printing, ja: 印刷 }  | name: { en: [a], ja: 印刷 }       | 4  | expected a text
                    - code: jam                      | - prompts: x                     | 6  | unknown key "prompts", expected one of code, name, prompt, links, questions
                    https://help.caseport.example/trays | http://help.caseport.example/  | 11 | a link is an https address or a path, not "http://help.caseport.example/"
                    https://help.caseport.example/trays | //evil.example/trays           | 11 | a link is an https address or a path, not "//evil.example/trays"
                    https://help.caseport.example/trays | https:trays                    | 11 | a link is an https address or a path, not "https:trays"
                    https://help.caseport.example/trays | https://help page/             | 11 | a link is an https address or a path, not "https://help page/"
                    kind: number                     | kind: figure                     | 16 | "figure" is not one of choice, date, number, rows, text
                    kind: number                     | kind: text                       | 18 | only a number has a "least"
                    required: yes                    | required: maybe                  | 17 | "maybe" is not one of no, yes
                    least: 1                         | least: one                       | 18 | expected a number, not "one"
                    most: 4                          | most: 0                          | 19 | "most" is below "least"
                    most: 3                          | most: 0                          | 33 | a list of rows allows at least 1 row
                    most: 3                          | most: 1.5                        | 33 | expected a whole number, not "1.5"
                    key: size                        | key: tray                        | 20 | code "tray" is taken already
                    kind: choice                     | kind: text                       | 25 | a question of kind text has no "choices"
                    kind: choice                     | kind: rows                       | 25 | a question of kind rows has no "choices"
                    key: a4                          | key: a3                          | 27 | code "a3" is taken already
                    kind: date                       | kind: rows                       | 35 | a column can't be rows again
                    kind: rows                       | kind: choice                     | 29 | a question of kind choice needs "choices"
                    """)
    void a_spoilt_service_is_refused_with_file_line_and_reason(String good, String bad, int line, String reason) {
        spoil("services.yaml", good, bad);

        assertRefused("services.yaml", line, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    regions: [south]   | regions: [east]           | 13 | "east" is not one of north, south
                    regions: [south]   | regions: [south, south]   | 13 | region "south" stands here twice
                    code: south        | code: north               | 4  | code "north" is taken already
                    code: print-limits | code: scanning            | 7  | code "scanning" is taken already
                    current: 200       | current: a few            | 18 | expected a whole number, not "a few"
                    current: 200       | current: -1               | 18 | a limit is not below 0
                    current: 200       | default: 200              | 18 | unknown key "default", expected one of code, name, unit, current
                    """)
    void a_spoilt_limit_is_refused_with_file_line_and_reason(String good, String bad, int line, String reason) {
        spoil("limits.yaml", good, bad);

        assertRefused("limits.yaml", line, reason);
    }

    @Test
    void a_category_without_a_link_is_refused() {
        files.put("services.yaml", SERVICES.substring(0, SERVICES.indexOf("        links:\n")));

        assertRefused("services.yaml", 6, "\"links\" is missing");
    }

    @Test
    void a_category_whose_list_of_links_is_empty_is_refused() {
        files.put("services.yaml", SERVICES.substring(0, SERVICES.indexOf("        links:\n")) + "        links: []\n");

        assertRefused("services.yaml", 9, "the list is empty");
    }

    @Test
    void a_choice_of_one_is_refused() {
        spoil("services.yaml", "              - key: a4\n                label: { en: A4, ja: A4 }\n", "");

        assertRefused("services.yaml", 25, "a choice of one is no choice");
    }

    @Test
    void a_text_has_no_most() {
        spoil(
                "services.yaml",
                "kind: rows\n            required: no\n            most: 3",
                "kind: date\n            required: no\n            most: 3");
        spoil(
                "services.yaml",
                SERVICES.substring(SERVICES.indexOf("            columns:"), SERVICES.indexOf("  - code: scanning")),
                "");

        assertRefused("services.yaml", 33, "only a number or a list of rows has a \"most\"");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        spoil("services.yaml", "    name: { en: Printing, ja: 印刷 }", "\tname: Printing");

        assertThatThrownBy(this::read)
                .isInstanceOf(BadDataException.class)
                .hasMessageStartingWith("services.yaml, line 4: found character '\\t(TAB)'");
    }

    @Test
    void an_empty_file_is_refused() {
        files.put("limits.yaml", "# nothing yet\n");

        assertRefused("limits.yaml", 1, "the file is empty");
    }

    @Test
    void a_file_that_the_index_names_but_nobody_wrote_is_refused_in_the_index() {
        files.remove("services.yaml");

        assertRefused("index.yaml", 3, "there is no file services.yaml");
    }

    @Test
    void a_catalog_without_an_index_is_no_catalog() {
        files.remove("index.yaml");

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no file index.yaml");
    }

    @Test
    void a_list_where_one_entry_is_expected_is_refused() {
        spoil("index.yaml", "services:\n  - services.yaml", "services: services.yaml");

        assertRefused("index.yaml", 2, "expected a list");
    }

    @Test
    void a_catalog_without_english_is_refused() {
        spoil("index.yaml", "[en, ja]", "[ja]");

        assertRefused("index.yaml", 1, "English (en) is missing, which stands in for other languages");
    }

    @Test
    void rows_without_columns_are_refused() {
        spoil("services.yaml", "kind: number", "kind: rows");

        assertRefused("services.yaml", 13, "a question of kind rows needs \"columns\"");
    }

    @Test
    void a_file_that_breaks_off_while_being_read_is_named() {
        var broken = new CatalogReader(file -> {
            throw new IOException("disk");
        });

        assertThatThrownBy(broken::read)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("can't read index.yaml");
    }

    @Test
    void a_link_below_help_brings_its_article_in_every_language() {
        HelpArticle glass = read().articleAt("/help/glass").orElseThrow();

        assertThat(glass.title().in("en")).isEqualTo("Cleaning the glass");
        assertThat(glass.title().in("ja")).isEqualTo("ガラスの清掃");
        assertThat(glass.text().in("en")).isEqualTo("Wipe it with a *dry* cloth.");
        assertThat(glass.text().in("ja")).isEqualTo("乾いた布で拭きます。");
    }

    @Test
    void two_links_to_an_article_bring_it_once_and_a_link_elsewhere_brings_none() {
        spoil("services.yaml", "https://help.caseport.example/trays", "/help/glass");

        assertThat(read().articles()).extracting(HelpArticle::slug).containsExactly("glass");
    }

    @Test
    void the_list_of_all_articles_can_be_linked_to() {
        spoil("services.yaml", "https://help.caseport.example/trays", "/help");

        assertThat(read().articles()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help/glass.en.md", "help/glass.ja.md"})
    void a_link_whose_article_is_missing_in_a_language_is_refused(String file) {
        files.remove(file);

        assertRefused("services.yaml", 47, "there is no file " + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "No heading",
                "# Only a heading\n",
                "## Too small a heading\n\nText",
                "# Text\ntoo close",
                "# \n\nText"
            })
    void an_article_without_a_title_or_a_text_is_refused_at_its_link(String content) {
        files.put("help/glass.ja.md", content);

        assertRefused("services.yaml", 47, "help/glass.ja.md has to begin with a heading, an empty line and a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help/", "/help/Glass", "/help/../index", "/help/glass?page=2"})
    void an_address_that_can_be_no_articles_is_refused(String address) {
        spoil("services.yaml", "/help/glass", address);

        assertRefused(
                "services.yaml",
                47,
                "the address of an article is lower case letters, digits and hyphens, not \""
                        + address.substring("/help/".length()) + "\"");
    }

    private Catalog read() {
        return new CatalogReader(file -> files.containsKey(file)
                        ? new ByteArrayInputStream(files.get(file).getBytes(UTF_8))
                        : null)
                .read();
    }

    private void spoil(String file, String good, String bad) {
        assertThat(files.get(file)).contains(good);
        files.put(file, files.get(file).replaceFirst(Pattern.quote(good), bad));
    }

    private void assertRefused(String file, int line, String reason) {
        assertThatThrownBy(this::read)
                .isInstanceOf(BadDataException.class)
                .hasMessage(file + ", line " + line + ": " + reason)
                .satisfies(refused -> {
                    assertThat(((BadDataException) refused).file()).isEqualTo(file);
                    assertThat(((BadDataException) refused).line()).isEqualTo(line);
                });
    }
}
