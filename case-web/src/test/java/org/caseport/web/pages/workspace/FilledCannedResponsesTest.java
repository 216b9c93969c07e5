package org.caseport.web.pages.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caseport.web.text.Languages;
import org.junit.jupiter.api.Test;

class FilledCannedResponsesTest {

    private static final Map<String, String> PLACES = Map.of(
            "customer", "Ana {case} $1",
            "account", "Blue Harbor",
            "case", "1730000042",
            "subject", "It is cold",
            "agent", "Ines",
            "due", "today");

    private static final Map<String, String> NAMELESS =
            Map.of("customer", "", "account", "", "case", "", "subject", "", "agent", "", "due", "", "reopen", "");

    @Test
    void places_are_filled_once_and_nothing_in_a_name_is_taken_for_one() {
        assertThat(FilledCannedResponses.filled("Hello {customer}, {case} {unknown}", PLACES))
                .isEqualTo("Hello Ana {case} $1, 1730000042 {unknown}");
    }

    @Test
    void every_language_has_texts_whose_places_are_all_known() {
        for (String language : Languages.SPOKEN) {
            assertThat(new CannedResponses().in(language)).isNotEmpty().allSatisfy(canned -> {
                assertThat(canned.title()).isNotBlank();
                assertThat(FilledCannedResponses.filled(canned.text(), NAMELESS))
                        .doesNotContain("{");
            });
        }
        assertThat(new CannedResponses().in("ja")).hasSameSizeAs(new CannedResponses().in("en"));
    }

    @Test
    void a_customer_gets_paragraphs_with_a_blank_line_between_them_and_no_break_within() {
        for (String language : Languages.SPOKEN) {
            assertThat(new CannedResponses().in(language)).allSatisfy(canned -> {
                List<String> paragraphs = List.of(canned.text().split("\n\n", -1));

                assertThat(paragraphs).hasSizeGreaterThan(1).allSatisfy(paragraph -> assertThat(paragraph)
                        .isNotBlank()
                        .doesNotContain("\n")
                        .isEqualTo(paragraph.strip()));
            });
        }
    }

    @Test
    void nobody_is_told_to_reply_to_a_case_that_only_reopens() {
        assertThat(new CannedResponses().in("en")).anySatisfy(canned -> assertThat(canned.text())
                .endsWith("you can reopen the case within {reopen}.\n\n{agent}"));
        assertThat(new CannedResponses().in("ja"))
                .anySatisfy(canned -> assertThat(canned.text()).endsWith("{reopen}以内であればケースを再開できます。\n\n{agent}"));
    }
}
