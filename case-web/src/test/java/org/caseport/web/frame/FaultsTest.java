package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @Test
    void what_a_person_typed_is_never_logged() {
        RuntimeException fault = new IllegalStateException(
                "no room for ana@company.example", new SQLException("(subject)=(My invoice) exists", "23505"));

        assertThat(Faults.anonymous(fault))
                .contains("IllegalStateException", "caused by java.sql.SQLException (SQL state 23505)", "FaultsTest")
                .doesNotContain("ana@", "invoice");
    }

    @Test
    void a_lost_database_is_told_from_a_database_that_said_no() {
        assertThat(Faults.isStorageLost(new RuntimeException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Faults.isStorageLost(new RuntimeException(new SQLException("shutting down", "57P01"))))
                .isTrue();
        assertThat(Faults.isStorageLost(new RuntimeException(new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(Faults.isStorageLost(new IllegalStateException("08006"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "HYT00", "40P01", "40001"})
    void what_others_held_for_too_long_is_told_from_a_fault(String state) {
        assertThat(Faults.isLocked(new ServletException(new SQLException("held", state))))
                .isTrue();
        assertThat(Faults.isLocked(new ServletException(new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(Faults.isLocked(new SQLException("no state"))).isFalse();
    }

    @Test
    void causes_that_go_round_in_circles_come_to_an_end() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);

        assertThat(Faults.anonymous(first)).contains("caused by");
    }

    @Test
    void a_commit_that_was_not_answered_is_neither_lost_nor_done() {
        Throwable fault = new ServletException(new IllegalStateException(new XAException(XAException.XAER_RMERR)));

        assertThat(Faults.isCommitUnanswered(fault)).isTrue();
        assertThat(Faults.isCommitUnanswered(new ServletException(new SQLException("gone", "08006"))))
                .isFalse();
    }
}
