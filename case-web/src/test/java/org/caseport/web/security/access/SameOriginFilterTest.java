package org.caseport.web.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginFilterTest {

    private static final String HOST = "support.example:8080";

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void another_sites_page_can_change_nothing(String method) {
        assertThat(SameOriginFilter.allows(method, "cross-site", null, HOST)).isFalse();
        assertThat(SameOriginFilter.allows(method, "same-site", null, HOST)).isFalse();
        assertThat(SameOriginFilter.allows(method, null, "https://evil.example", HOST))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "null",
        "http://support.example",
        "http://support.example:8081",
        "http://support.example:8080.evil.example",
        "http://evil.example/?support.example:8080",
        "not an origin"
    })
    void an_origin_that_only_looks_like_ours_is_another(String origin) {
        assertThat(SameOriginFilter.allows("POST", null, origin, HOST)).isFalse();
    }

    @Test
    void what_the_browser_says_of_the_request_outweighs_a_forged_looking_origin() {
        assertThat(SameOriginFilter.allows("POST", "cross-site", "http://support.example:8080", HOST))
                .isFalse();
    }

    @Test
    void our_own_pages_and_programs_may() {
        assertThat(SameOriginFilter.allows("POST", "same-origin", null, HOST)).isTrue();
        assertThat(SameOriginFilter.allows("POST", "none", null, HOST)).isTrue();
        assertThat(SameOriginFilter.allows("POST", null, "http://Support.Example:8080", HOST))
                .isTrue();
        assertThat(SameOriginFilter.allows("POST", null, null, HOST)).isTrue();
    }

    @Test
    void reading_is_for_everybody_who_is_let_in() {
        assertThat(SameOriginFilter.allows("GET", "cross-site", "https://evil.example", HOST))
                .isTrue();
    }
}
