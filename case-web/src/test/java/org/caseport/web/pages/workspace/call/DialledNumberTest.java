package org.caseport.web.pages.workspace.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseport.domain.contact.CallbackNumber;
import org.junit.jupiter.api.Test;

class DialledNumberTest {

    private final DialledNumber berlin = new DialledNumber(new CallbackNumber("DE", "+49 30 123456", "12"));
    private final DialledNumber boston = new DialledNumber(new CallbackNumber("US", "+1 617-555-0123", null));

    @Test
    void a_number_is_dialled_as_plus_and_digits_with_its_extension() {
        assertThat(berlin.tel()).isEqualTo("tel:+4930123456;ext=12");
        assertThat(boston.tel()).isEqualTo("tel:+16175550123");
    }

    @Test
    void a_telephone_system_dials_the_number_in_its_domain() {
        assertThat(berlin.sip("pbx.example")).isEqualTo("sip:+4930123456@pbx.example;user=phone");
    }

    @Test
    void a_screen_reader_gets_the_digits_one_by_one() {
        assertThat(berlin.text()).isEqualTo("+49 30 123456");
        assertThat(berlin.digits()).isEqualTo("+ 4 9 3 0 1 2 3 4 5 6");
        assertThat(berlin.extensionDigits()).isEqualTo("1 2");
        assertThat(boston.extension()).isEmpty();
    }
}
