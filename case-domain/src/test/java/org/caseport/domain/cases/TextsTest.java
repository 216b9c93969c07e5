package org.caseport.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void a_subject_has_up_to_255_characters_however_many_units_they_take() {
        assertThat(new Subject("🔥".repeat(255)).text()).hasSize(510);
        assertThatThrownBy(() -> new Subject("🔥".repeat(256))).hasMessageContaining("256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u00a0\u200b", "two\nlines"})
    void a_subject_is_one_line_that_says_something(String text) {
        assertThatThrownBy(() -> new Subject(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_subject_is_kept_without_the_blanks_around_it() {
        assertThat(new Subject("\u00a0\u200bShop down\u3000\ufeff").text()).isEqualTo("Shop down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u00a0", "\u200b\u2060", "\u3164"})
    void a_communication_says_something(String text) {
        assertThatThrownBy(() -> new Body(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_communication_has_up_to_8000_characters_and_keeps_its_shape() {
        assertThat(new Body("🔥".repeat(8_000)).text()).hasSize(16_000);
        assertThatThrownBy(() -> new Body("a".repeat(8_001))).hasMessageContaining("8001");
        assertThat(new Body("  one\r\ntwo  ").text()).isEqualTo("  one\ntwo  ");
    }
}
