package org.caseport.web.pages.workspace.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallbackId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallListParametersTest {

    @Test
    void a_place_goes_into_the_address_and_comes_back() {
        CallList.Place place = new CallList.Place(
                true, Instant.parse("2026-11-24T10:00:00Z"), new CallbackId("0123456789abcdef0123456789abcdef"));
        CallListParameters mine = CallListParameters.of(Map.of("show", "mine"));

        CallListParameters next = CallListParameters.of(parameters(mine.addressAfter(place)));

        assertThat(next.view()).isEqualTo(CallList.View.MINE);
        assertThat(next.after()).isEqualTo(place);
        assertThat(next.isLater()).isTrue();
    }

    @Test
    void without_a_choice_all_calls_are_shown() {
        assertThat(CallListParameters.of(Map.of()).address()).isEqualTo("/workspace?view=calls");
        assertThat(CallListParameters.of(Map.of("show", "<b>")).view()).isEqualTo(CallList.View.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "now~2026-11-24T10:00:00Z~x",
                "soon~2026-11-24T10:00:00Z~0123456789abcdef0123456789abcdef",
                "later~yesterday~0123456789abcdef0123456789abcdef"
            })
    void a_place_that_is_none_is_the_first_page(String after) {
        assertThat(CallListParameters.of(Map.of("after", after)).after()).isNull();
    }

    private static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&", -1)) {
            parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return parameters;
    }
}
