package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.fakes.http.FakeResponse;
import org.junit.jupiter.api.Test;

class FaultFilterTest {

    @Test
    void what_a_person_typed_is_never_logged() {
        RuntimeException fault = new IllegalStateException(
                "no room for ana@company.example", new SQLException("(subject)=(My invoice) exists", "23505"));

        assertThat(FaultFilter.anonymous(fault))
                .contains(
                        "IllegalStateException", "caused by java.sql.SQLException (SQL state 23505)", "FaultFilterTest")
                .doesNotContain("ana@", "invoice");
    }

    @Test
    void who_loses_a_role_while_a_page_is_made_is_turned_away_and_meets_no_fault() throws Exception {
        FakeRequest request = FakeRequest.get("/workspace").withHeader("Accept", "application/json");
        FakeResponse response = new FakeResponse();
        RuntimeException fault = new RoleLostException("agentsOnly", "ana is no agent");

        new FaultFilter().doFilter(request, response, (asked, answered) -> {
            throw new ServletException(new IllegalArgumentException(fault));
        });

        assertThat(response.getStatus()).isEqualTo(403);
    }

    @Test
    void causes_that_go_round_in_circles_come_to_an_end() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);

        assertThat(FaultFilter.anonymous(first)).contains("caused by");
    }
}
