package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "90121"})
    void a_connection_that_broke_means_that_the_database_is_lost(String state) {
        assertThat(FaultKind.of(new RuntimeException(new SQLException("gone", state))))
                .isEqualTo(FaultKind.STORAGE_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "HYT00", "40P01", "40001"})
    void what_others_held_for_too_long_is_told_from_a_fault(String state) {
        assertThat(FaultKind.of(new ServletException(new SQLException("held", state))))
                .isEqualTo(FaultKind.BUSY);
    }

    @Test
    void a_statement_that_was_cancelled_took_too_long() {
        assertThat(FaultKind.of(new SQLException("cancelled", "57014"))).isEqualTo(FaultKind.TOO_LONG);
    }

    @Test
    void a_commit_that_was_not_answered_is_neither_lost_nor_done() {
        assertThat(FaultKind.of(
                        new ServletException(new IllegalStateException(new XAException(XAException.XAER_RMERR)))))
                .isEqualTo(FaultKind.STORAGE_UNSURE);
    }

    @Test
    void a_connection_that_the_pool_could_not_give_means_that_nothing_was_sent() {
        SQLException refused = new SQLException("Error in allocating a connection. Cause: XAER_RMERR");
        refused.initCause(new RuntimeException(new XAException(XAException.XAER_RMERR)));

        assertThat(FaultKind.of(new RuntimeException(refused))).isEqualTo(FaultKind.STORAGE_LOST);
    }

    @Test
    void what_the_database_refused_is_a_fault_of_our_own() {
        assertThat(FaultKind.of(new RuntimeException(new SQLException("twice", "23505"))))
                .isEqualTo(FaultKind.FAULT);
        assertThat(FaultKind.of(new SQLException("no state"))).isEqualTo(FaultKind.FAULT);
        assertThat(FaultKind.of(new IllegalStateException("08006"))).isEqualTo(FaultKind.FAULT);
    }
}
