package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.rule;
import static org.caseport.policy.entitlement.Given.technical;

import java.util.Map;
import org.caseport.domain.contact.CallbackNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedPhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-3210-7000 内線12",
                "03-3210-7000（内線12）",
                "０３－３２１０－７０００　内線：１２",
                "03-3210-7000 内線番号 12",
                "03-3210-7000 ext. 12",
                "03-3210-7000 Ext 12",
                "03-3210-7000, extension 12",
                "03-3210-7000 x12",
                "03-3210-7000x12",
                "03-3210-7000 #12",
                "03-3210-7000 Durchwahl 12",
                "03-3210-7000, DW: 12",
                "03-3210-7000 App. 12",
                "03-3210-7000 Nebenstelle 12",
                "03-3210-7000 poste 12",
                "03-3210-7000 (poste 12)",
                "03-3210-7000 interno 12",
                "03-3210-7000 int. 12",
                "03-3210-7000 anexo 12",
                "03-3210-7000 ramal 12",
                "03-3210-7000 toestel 12",
                "03-3210-7000 wew. 12",
                "03-3210-7000 доб. 12",
                "03-3210-7000 分机 12",
                "03-3210-7000 내선 12",
                "+81 3-3210-7000;ext=12",
                "tel:+81-3-3210-7000;ext=12",
                "(03) 3210 7000 EXT.12"
            })
    void what_stands_behind_a_number_is_its_extension(String typed) {
        var draft = technical().with(Map.of("method", "phone", "country", "JP", "phone", typed));

        assertThat(rule(BUSINESS, draft).callback()).isEqualTo(new CallbackNumber("JP", "+81 3-3210-7000", "12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "内線12", "内線：１２", "ext. 12", "Ext 12", "Durchwahl 12", "DW-12", "poste 12", "(内線12)"})
    void an_extension_may_be_called_one_in_its_own_field_too(String typed) {
        var draft = technical()
                .with(Map.of("method", "phone", "country", "JP", "phone", "03-3210-7000", "extension", typed));

        assertThat(rule(BUSINESS, draft).callback()).isEqualTo(new CallbackNumber("JP", "+81 3-3210-7000", "12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03-3210-7000", "+81 3 3210 7000", "tel:+81-3-3210-7000", "0332107000 "})
    void a_number_alone_has_none(String typed) {
        var draft = technical().with(Map.of("method", "phone", "country", "JP", "phone", typed));

        assertThat(rule(BUSINESS, draft).callback()).isEqualTo(new CallbackNumber("JP", "+81 3-3210-7000", null));
    }
}
