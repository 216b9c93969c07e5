package org.caseport.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftFieldsTest {

    @Test
    void what_was_typed_stays_to_the_letter_and_an_emptied_field_goes() {
        DraftFields typed = DraftFields.EMPTY.with(DraftFields.SUBJECT, "  two  spaces ");

        assertThat(typed.get(DraftFields.SUBJECT)).isEqualTo("  two  spaces ");
        assertThat(typed.with(DraftFields.SUBJECT, "").byName()).isEmpty();
        assertThat(typed.get(DraftFields.PHONE)).isEmpty();
    }

    @Test
    void rows_are_those_that_hold_something_whatever_gaps_removals_left() {
        DraftFields fields = DraftFields.of(
                Map.of("request.10.region", "eu", "request.2.limit", "vms", "request.2.value", "5", "subject", "x"));

        assertThat(fields.rows("request")).containsExactly(2, 10);
        assertThat(fields.without("request").rows("request")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Subject", "answer.", "answer.<b>", "a b", "x.y.z.w.v", "request.0.region;drop"})
    void a_field_has_a_plain_name(String name) {
        assertThatThrownBy(() -> DraftFields.of(Map.of(name, "x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
