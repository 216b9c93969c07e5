package org.caseport.web.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/cases/create?draft=1f&step=contact", "/cases/case?id=x#reply"})
    void a_page_of_ours_is_come_back_to(String address) {
        assertThat(ReturnUrl.page(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cases",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/cases\r\nSet-Cookie: a=b",
                "/cases create",
                "/%zz"
            })
    void another_place_is_not(String address) {
        assertThat(ReturnUrl.page(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in?return=/cases", "/sign-out", "/preferences"})
    void a_door_is_no_place_to_come_back_to(String address) {
        assertThat(ReturnUrl.page(address)).isEmpty();
    }
}
