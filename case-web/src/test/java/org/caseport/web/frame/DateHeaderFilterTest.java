package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DateHeaderFilterTest {

    private static final Instant BEGUN = Instant.parse("2026-11-28T09:00:00Z");

    private final DateHeaderFilter filter = new DateHeaderFilter();
    private final Map<String, String> headers = new HashMap<>();
    private boolean committed;

    @Test
    void an_answer_to_a_request_that_took_minutes_to_arrive_says_when_it_was_given() throws Exception {
        answered();

        assertThat(headers).containsEntry("Date", "Sat, 28 Nov 2026 09:05:00 GMT");
    }

    @Test
    void an_answer_whose_header_has_left_keeps_the_time_of_its_beginning() throws Exception {
        committed = true;

        answered();

        assertThat(headers).containsEntry("Date", "Sat, 28 Nov 2026 09:00:00 GMT");
    }

    /** Five minutes pass while the request is answered. */
    private void answered() throws Exception {
        filter.clock = Clock.fixed(BEGUN, ZoneOffset.UTC);
        HttpServletResponse response = stub(HttpServletResponse.class);
        filter.doFilter(
                stub(HttpServletRequest.class),
                response,
                (asked, answer) -> filter.clock = Clock.offset(filter.clock, Duration.ofMinutes(5)));
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "setHeader" -> {
                        headers.put((String) arguments[0], (String) arguments[1]);
                        yield null;
                    }
                    case "isCommitted" -> committed;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
