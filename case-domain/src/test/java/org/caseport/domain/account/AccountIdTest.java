package org.caseport.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111122223333",
                " 1111 2222 3333 ",
                "1111-2222-3333",
                "1111\u20112222\u20113333",
                "1111\u00a02222\u30003333",
                "１１１１２２２２３３３３",
                "\u200b111122223333\ufeff"
            })
    void a_number_is_understood_in_every_form_in_which_it_is_written(String typed) {
        assertThat(AccountId.plain(typed)).isEqualTo("111122223333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Northwind", "Studio 54", "7-Eleven", "-"})
    void any_other_text_stays_as_it_is(String typed) {
        assertThat(AccountId.plain(typed)).isEqualTo(typed);
    }
}
