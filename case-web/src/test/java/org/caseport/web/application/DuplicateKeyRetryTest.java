package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What becomes of a use case when somebody else stores the same unique key at the same moment. */
class DuplicateKeyRetryTest {

    private final RuntimeException duplicate =
            new RuntimeException("rolled back", new IllegalStateException(new SQLException("duplicate key", "23505")));
    private final RuntimeException tooLong = new RuntimeException(new SQLException("too long", "22001"));

    private final Deque<Callable<String>> results = new ArrayDeque<>();
    private final DuplicateKeyRetry retry = new DuplicateKeyRetry();

    @Test
    void it_is_repeated_and_the_answer_is_that_of_the_second_time() throws Exception {
        assertThat(call(Status.STATUS_NO_TRANSACTION, List.of(failing(duplicate), () -> "number taken")))
                .isEqualTo("number taken");
        assertThat(results).isEmpty();
    }

    @Test
    void what_succeeds_is_done_once() throws Exception {
        assertThat(call(Status.STATUS_NO_TRANSACTION, List.of(() -> "created", () -> "created twice")))
                .isEqualTo("created");
        assertThat(results).hasSize(1);
    }

    @Test
    void another_fault_is_not_repeated() {
        assertThatThrownBy(() -> call(Status.STATUS_NO_TRANSACTION, List.of(failing(tooLong), () -> "created")))
                .isSameAs(tooLong);
        assertThat(results).hasSize(1);
    }

    @Test
    void it_is_repeated_only_once() {
        assertThatThrownBy(() -> call(
                        Status.STATUS_NO_TRANSACTION, List.of(failing(duplicate), failing(duplicate), () -> "created")))
                .isSameAs(duplicate);
        assertThat(results).hasSize(1);
    }

    @Test
    void within_the_transaction_of_another_use_case_it_is_not_repeated() {
        assertThatThrownBy(() -> call(Status.STATUS_ACTIVE, List.of(failing(duplicate), () -> "created")))
                .isSameAs(duplicate);
        assertThat(results).hasSize(1);
    }

    private static Callable<String> failing(RuntimeException fault) {
        return () -> {
            throw fault;
        };
    }

    private Object call(int status, List<Callable<String>> useCase) throws Exception {
        results.addAll(useCase);
        retry.transactions = fake(TransactionSynchronizationRegistry.class, () -> status);
        return retry.call(fake(InvocationContext.class, () -> results.remove().call()));
    }

    /** One whose every method answers this. */
    private static <T> T fake(Class<T> type, Callable<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.call()));
    }
}
