package org.caseport.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseStatus.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of a case's life, written down a second time: every status with every act of every side. */
class CaseStatusTest {

    private static final String TABLE = """
            status                    | TAKE             | ASK_FOR_INFORMATION     | INVESTIGATE            | CUSTOMER_REPLIES          | RESOLVE  | REOPEN
            UNASSIGNED                | WORK_IN_PROGRESS | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | UNASSIGNED                | RESOLVED | -
            WORK_IN_PROGRESS          | -                | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | WORK_IN_PROGRESS          | RESOLVED | -
            PENDING_CUSTOMER_ACTION   | -                | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | CUSTOMER_ACTION_COMPLETED | RESOLVED | -
            CUSTOMER_ACTION_COMPLETED | WORK_IN_PROGRESS | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | CUSTOMER_ACTION_COMPLETED | RESOLVED | -
            PENDING_SUPPORT_ACTION    | -                | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | PENDING_SUPPORT_ACTION    | RESOLVED | -
            REOPENED                  | WORK_IN_PROGRESS | PENDING_CUSTOMER_ACTION | PENDING_SUPPORT_ACTION | REOPENED                  | RESOLVED | -
            RESOLVED                  | -                | -                       | -                      | -                         | RESOLVED | REOPENED
            """;

    private static final Map<Act, Set<ActingSide>> MAY = Map.of(
            Act.TAKE, Set.of(ActingSide.AGENT),
            Act.ASK_FOR_INFORMATION, Set.of(ActingSide.AGENT),
            Act.INVESTIGATE, Set.of(ActingSide.AGENT),
            Act.CUSTOMER_REPLIES, Set.of(ActingSide.CUSTOMER),
            Act.RESOLVE, Set.of(ActingSide.CUSTOMER, ActingSide.AGENT, ActingSide.SYSTEM),
            Act.REOPEN, Set.of(ActingSide.CUSTOMER, ActingSide.AGENT));

    static Stream<Arguments> everyStatusWithEveryAct() {
        String[] head = TABLE.lines().findFirst().orElseThrow().split("\\|", -1);
        return TABLE.lines().skip(1).map(line -> line.split("\\|", -1)).flatMap(row -> Stream.iterate(1, i -> i + 1)
                .limit(Act.values().length)
                .map(i -> Arguments.of(
                        CaseStatus.valueOf(row[0].strip()), Act.valueOf(head[i].strip()), row[i].strip())));
    }

    @ParameterizedTest
    @MethodSource("everyStatusWithEveryAct")
    void a_case_moves_only_as_the_table_says_and_only_for_those_who_may(CaseStatus from, Act act, String to) {
        Optional<CaseStatus> expected = to.equals("-") ? Optional.empty() : Optional.of(CaseStatus.valueOf(to));

        for (ActingSide actor : ActingSide.values()) {
            boolean may = MAY.get(act).contains(actor);
            assertThat(from.after(act, actor)).as("%s by %s", act, actor).isEqualTo(may ? expected : Optional.empty());
        }
    }

    @Test
    void the_table_misses_no_status() {
        assertThat(TABLE.lines().skip(1).map(line -> line.split("\\|", -1)[0].strip()))
                .containsExactlyElementsOf(
                        Arrays.stream(CaseStatus.values()).map(Enum::name).toList());
        assertThat(MAY).containsOnlyKeys(Act.values());
    }

    @Test
    void only_the_customer_keeps_an_open_case_from_waiting_for_support() {
        assertThat(Arrays.stream(CaseStatus.values()).filter(status -> !status.waitsForSupport()))
                .containsExactly(CaseStatus.PENDING_CUSTOMER_ACTION, CaseStatus.RESOLVED);
    }
}
