package org.caseport.persistence.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentWordsTest {

    /** Alone it is no word, but a text with it is not ASCII any more. */
    private static final String LONG_VOWEL = " ー";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The order service can't connect since the failover",
                "Customer's db-1.internal:5432 of 2026 is down, 1st try at 09:14",
                "l'invoice dell'account 'quoted' o''clock don't2 a'1 'tis x",
                "'",
                "12 123 7a a7 _under_score_",
                ""
            })
    void a_text_of_plain_letters_has_the_same_words_as_beside_others(String text) {
        assertThat(ContentWords.of(text)).isEqualTo(ContentWords.of(text + LONG_VOWEL));
    }
}
