package org.caseport.web.pages.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.desk.Queue;
import org.junit.jupiter.api.Test;

class QueueParametersTest {

    @Test
    void what_is_looked_at_stands_in_the_address_and_comes_back_from_it() {
        QueueParameters asked = QueueParameters.of(
                Map.of(
                        "view", "missed",
                        "q", "disk & full",
                        "status", "reopened",
                        "severity", "urgent",
                        "language", "ja",
                        "account", "Bäckerei"),
                Queue.View.CAN_TAKE);

        assertThat(asked.view()).isEqualTo(Queue.View.MISSED);
        assertThat(asked.filter().statuses()).containsExactly(CaseStatus.REOPENED);
        assertThat(asked.filter().severity()).isEqualTo(Severity.URGENT);
        assertThat(asked.address())
                .isEqualTo("/workspace?view=missed&q=disk+%26+full&status=reopened&severity=urgent&language=ja"
                        + "&account=B%C3%A4ckerei");
    }

    @Test
    void what_it_does_not_understand_it_leaves_out() {
        QueueParameters asked = QueueParameters.of(
                Map.of(
                        "view", "<script>",
                        "status", "gone",
                        "severity", "?",
                        "service", "x' or 1=1",
                        "since", "yesterday",
                        "assignee", "AGENT",
                        "after", "1~now~case"),
                Queue.View.CAN_TAKE);

        assertThat(asked).isEqualTo(QueueParameters.START);
    }

    @Test
    void a_filter_is_taken_off_by_an_address_that_keeps_the_others() {
        QueueParameters asked = QueueParameters.of(
                Map.of("view", "mine", "q", "disk", "status", "reopened", "severity", "urgent"), Queue.View.CAN_TAKE);

        assertThat(asked.addressWithout("status")).isEqualTo("/workspace?view=mine&q=disk&severity=urgent");
    }

    @Test
    void who_has_a_case_is_known_beforehand_where_all_have_the_same_or_no_assignee() {
        assertThat(asked("view", "mine").isOfOneAssignee()).isTrue();
        assertThat(asked("view", "unassigned").isOfOneAssignee()).isTrue();
        assertThat(asked("view", "can-take").isOfOneAssignee()).isTrue();
        assertThat(asked("assignee", "0123456789abcdef0123456789abcdef").isOfOneAssignee())
                .isTrue();
        assertThat(asked("view", "all").isOfOneAssignee()).isFalse();
    }

    @Test
    void the_cases_of_a_known_problem_have_an_address() {
        QueueParameters asked = asked("problem", "0f8fad5b-d9cb-469f-a165-70867728950e");

        assertThat(asked.address()).isEqualTo("/workspace?view=all&problem=0f8fad5b-d9cb-469f-a165-70867728950e");
        assertThat(QueueParameters.addressOf(asked.filter().problem()))
                .isEqualTo("/workspace?view=all&status=all&problem=0f8fad5b-d9cb-469f-a165-70867728950e");
        assertThat(asked("problem", "no problem")).isEqualTo(asked("problem", ""));
    }

    private static QueueParameters asked(String name, String value) {
        return QueueParameters.of(Map.of(name, value), Queue.View.ALL_OPEN);
    }

    @Test
    void without_a_view_it_is_the_usual_one() {
        assertThat(QueueParameters.of(Map.of(), Queue.View.MINE).view()).isEqualTo(Queue.View.MINE);
        assertThat(QueueParameters.tab("at-risk")).isEmpty();
        assertThat(QueueParameters.tab("missed")).contains(Queue.View.MISSED);
    }
}
