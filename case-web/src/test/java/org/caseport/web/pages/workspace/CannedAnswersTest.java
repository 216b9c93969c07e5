package org.caseport.web.pages.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caseport.web.text.Languages;
import org.junit.jupiter.api.Test;

class CannedAnswersTest {

    private static final Map<String, String> PLACES = Map.of(
            "customer", "Ana {case} $1",
            "account", "Blue Harbor",
            "case", "1730000042",
            "subject", "It is cold",
            "agent", "Ines",
            "due", "today");

    @Test
    void places_are_filled_once_and_nothing_in_a_name_is_taken_for_one() {
        assertThat(CannedAnswers.filled("Hello {customer}, {case} {unknown}", PLACES))
                .isEqualTo("Hello Ana {case} $1, 1730000042 {unknown}");
    }

    @Test
    void every_language_has_texts_whose_places_are_all_known() {
        for (String language : Languages.SPOKEN) {
            List<CannedResponses.Canned> all = new CannedResponses().in(language);

            assertThat(all).isNotEmpty().allSatisfy(canned -> {
                assertThat(canned.title()).isNotBlank();
                assertThat(CannedAnswers.filled(
                                canned.text(),
                                Map.of(
                                        "customer",
                                        "",
                                        "account",
                                        "",
                                        "case",
                                        "",
                                        "subject",
                                        "",
                                        "agent",
                                        "",
                                        "due",
                                        "")))
                        .doesNotContain("{");
            });
        }
        assertThat(new CannedResponses().in("ja")).hasSameSizeAs(new CannedResponses().in("en"));
    }
}
