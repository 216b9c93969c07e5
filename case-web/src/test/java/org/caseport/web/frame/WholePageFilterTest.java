package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.caseport.web.fakes.http.FakeRequest;
import org.junit.jupiter.api.Test;

class WholePageFilterTest {

    private final List<Integer> buffers = new ArrayList<>();
    private boolean committed;

    @Test
    void a_page_waits_in_the_buffer_of_its_response_until_it_is_whole() throws Exception {
        answered("/workspace");

        assertThat(buffers).containsExactly(WholePageFilter.LARGEST_PAGE);
    }

    @Test
    void a_script_leaves_as_it_is_read() throws Exception {
        answered("/jakarta.faces.resource/caseport.js");

        assertThat(buffers).isEmpty();
    }

    @Test
    void a_response_that_has_begun_to_leave_keeps_its_buffer() throws Exception {
        committed = true;

        answered("/trouble");

        assertThat(buffers).isEmpty();
    }

    private void answered(String path) throws Exception {
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    if (method.getName().equals("setBufferSize")) {
                        buffers.add((Integer) arguments[0]);
                    }
                    return method.getReturnType() == boolean.class ? committed : null;
                });
        new WholePageFilter().doFilter(FakeRequest.get(path), response, (request, answer) -> {});
    }
}
