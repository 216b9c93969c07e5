package org.caseport.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ana@x.example", " Ana@X.example\n", "\u00a0ana@x.example\u00a0", "\u200bana@x.example\ufeff"})
    void an_address_is_kept_in_small_letters_without_what_was_pasted_around_it(String typed) {
        Person person = new Person(new PersonId("ana"), typed, "Ana", Set.of(Role.AGENT), null, null, null);

        assertThat(person.email()).isEqualTo("ana@x.example");
    }
}
