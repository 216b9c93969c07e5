package org.caseport.web.pages.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.fakes.http.FakeResponse;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.FaultFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramedErrorsTest {

    private static final Person KIM =
            new Person(new PersonId("kim"), "kim@a.example", "Kim", Set.of(Role.AGENT), null, null, null);

    private final List<HttpServletRequest> drawn = new ArrayList<>();
    private final FakeResponse response = new FakeResponse();
    private FakeRequest.Forwarded frame = (request, answer) -> {
        drawn.add(request);
        answer.getWriter().print("framed " + request.getAttribute(ErrorPage.STATUS));
    };

    // ---- who gets the frame

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void somebody_who_is_signed_in_gets_the_page_in_its_frame_and_the_server_draws_none(int status) throws Exception {
        answer(page("/workspace/board").by(KIM), sends(status));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("framed " + status);
        assertThat(response.errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readersWithoutFrame")
    void strangers_programs_and_what_is_no_page_get_the_plain_answer(FakeRequest request) throws Exception {
        answer(request, sends(404));

        assertThat(drawn).isEmpty();
        assertThat(response.errors).containsExactly(404);
    }

    static Stream<FakeRequest> readersWithoutFrame() {
        return Stream.of(
                page("/workspace/board"),
                page("/workspace/board").by(KIM).withHeader("Accept", "application/json"),
                page("/workspace/board").by(KIM).withHeader("Faces-Request", "partial/ajax"),
                page("/data/cases/guess").by(KIM),
                page("/resources/caseport/guess.css").by(KIM),
                page("/jakarta.faces.resource/guess.css.xhtml").by(KIM));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 410, 500})
    void every_other_error_is_the_servers(int status) throws Exception {
        answer(page("/workspace").by(KIM), sends(status));

        assertThat(drawn).isEmpty();
        assertThat(response.errors).containsExactly(status);
    }

    @Test
    void a_page_that_is_found_is_left_as_it_is() throws Exception {
        answer(page("/workspace").by(KIM), (request, answer) -> answer.getWriter()
                .print("The queue"));

        assertThat(response.body()).isEqualTo("The queue");
        assertThat(response.getStatus()).isEqualTo(200);
    }

    // ---- what the frame is drawn from

    @Test
    void the_frame_replaces_what_the_refused_page_had_begun_to_write() throws Exception {
        answer(page("/workspace/case").by(KIM), (request, answer) -> {
            answer.getWriter().print("The case of another account");
            ((HttpServletResponse) answer).sendError(404);
        });

        assertThat(response.body()).isEqualTo("framed 404");
    }

    @Test
    void the_frame_is_drawn_as_if_its_own_page_was_opened() throws Exception {
        answer(FakeRequest.post("/workspace/board").by(KIM).with("takeNext", "Take next"), sends(403));

        assertThat(drawn).singleElement().satisfies(request -> {
            assertThat(request.getMethod()).isEqualTo("GET");
            assertThat(request.getParameter("takeNext")).isNull();
            assertThat(request.getParameterValues("takeNext")).isNull();
            assertThat(request.getParameterMap()).isEmpty();
            assertThat(request.getParameterNames().hasMoreElements()).isFalse();
        });
    }

    @Test
    void the_reason_of_a_refusal_reaches_the_frame() throws Exception {
        answer(
                page("/workspace/board").by(KIM),
                (request, answer) -> ErrorPage.forbidden(
                        (HttpServletRequest) request, (HttpServletResponse) answer, "supervisorsOnly"));

        assertThat(ErrorPage.kind(drawn.get(0), 403)).isEqualTo("supervisorsOnly");
        assertThat(response.errors).isEmpty();
    }

    // ---- what fails behind a refusal

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_behind_a_refused_page_does_not_change_the_refusal(Exception fault) throws Exception {
        answer(page("/admin/account").by(KIM), (request, answer) -> {
            ((HttpServletResponse) answer).sendError(403);
            throwIt(fault);
        });

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("framed 403");
        assertThat(response.errors).isEmpty();
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("the address names no account"),
                new ServletException("no view"),
                new IOException("no file"));
    }

    @Test
    void a_fault_that_was_handed_on_behind_a_refused_page_does_not_change_it_either() throws Exception {
        answer(page("/admin/account").by(KIM), (request, answer) -> {
            ((HttpServletResponse) answer).sendError(404);
            FaultFilter.handOn((HttpServletRequest) request, new IllegalStateException("too late"));
        });

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("framed 404");
    }

    @ParameterizedTest
    @CsvSource({"403, 404", "404, 403", "403, 500", "404, 400"})
    void the_first_error_is_the_answer_whatever_is_sent_after_it(int first, int second) throws Exception {
        answer(page("/admin/account").by(KIM), (request, answer) -> {
            ((HttpServletResponse) answer).sendError(first);
            ((HttpServletResponse) answer).sendError(second, "too late");
        });

        assertThat(response.getStatus()).isEqualTo(first);
        assertThat(response.body()).isEqualTo("framed " + first);
        assertThat(response.errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_without_a_refusal_goes_on_to_whom_it_concerns(Exception fault) {
        assertThatThrownBy(() -> new FramedErrors()
                        .doFilter(page("/workspace").by(KIM), response, (request, answer) -> throwIt(fault)))
                .isSameAs(fault);
        assertThat(drawn).isEmpty();
    }

    @Test
    void when_the_frame_fails_too_one_plain_error_is_sent() throws Exception {
        frame = (request, answer) -> {
            answer.getWriter().print("half a frame");
            throw new IllegalStateException("no template");
        };

        answer(page("/workspace/board").by(KIM), sends(403));

        assertThat(response.errors).containsExactly(403);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    /** Has the filters answer that stand before a page: the one under test within the one that answers faults. */
    private void answer(FakeRequest request, FilterChain page) throws IOException, ServletException {
        request.forwarding("/error", frame);
        new FaultFilter()
                .doFilter(request, response, (asked, answer) -> new FramedErrors().doFilter(asked, answer, page));
    }

    private static FakeRequest page(String path) {
        return FakeRequest.get(path).withHeader("Accept", "text/html");
    }

    private static FilterChain sends(int status) {
        return (request, answer) -> ((HttpServletResponse) answer).sendError(status);
    }

    private static void throwIt(Exception fault) throws IOException, ServletException {
        if (fault instanceof IOException io) {
            throw io;
        }
        if (fault instanceof ServletException servlet) {
            throw servlet;
        }
        throw (RuntimeException) fault;
    }
}
