package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.fakes.http.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTransactionFilterTest {

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/case", "/workspace", "/workspace/case", "/workspace/board"})
    void a_page_is_read_in_one_transaction(String path) throws Exception {
        answered(path, (request, response) -> done.add("read"));

        assertThat(done).containsExactly("begin", "read", "commit");
    }

    @Test
    void the_start_page_is_read_in_one_transaction_by_the_name_that_the_server_gives_it() throws Exception {
        Matcher welcome = Pattern.compile("<welcome-file>(.+)</welcome-file>")
                .matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")));
        assertThat(welcome.find()).isTrue();

        answered("/" + welcome.group(1), (request, response) -> done.add("read"));

        assertThat(done).containsExactly("begin", "read", "commit");
    }

    @Test
    void what_changes_something_has_the_transactions_of_its_use_cases() throws Exception {
        answered("/cases/create", (request, response) -> done.add("read"));

        assertThat(done).containsExactly("read");
    }

    @Test
    void a_page_that_fails_is_rolled_back() {
        assertThatThrownBy(() -> answered("/cases", (request, response) -> {
                    throw new IOException("the browser is gone");
                }))
                .isInstanceOf(IOException.class);

        assertThat(done).containsExactly("begin", "rollback");
    }

    private void answered(String path, FilterChain chain) throws IOException, ServletException {
        ReadTransactionFilter filter = new ReadTransactionFilter();
        filter.transaction = fake(UserTransaction.class);
        filter.doFilter(FakeRequest.get(path), fake(HttpServletResponse.class), chain);
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("getStatus")) {
                        return Status.STATUS_ACTIVE;
                    }
                    done.add(method.getName());
                    return null;
                }));
    }
}
