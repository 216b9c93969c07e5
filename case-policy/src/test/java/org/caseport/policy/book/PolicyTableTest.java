package org.caseport.policy.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing cells of a policy book without touching the rest of its text. */
class PolicyTableTest {

    private static final String FILE = "2022-05.yaml";
    private static final String SHIPPED = PolicyBooks.shippedText("2022-05");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "business | answers.high | 2 h | high: 4 h, urgent: 1 h }$additional | high: 2 h, urgent: 1 h"
                        + " }$additional",
                "basic | answers.normal | 20 h | { low: 24 h } | { low: 24 h, normal: 20 h }",
                "developer | answers.normal | '' | hours, normal: 12 business hours } | hours }",
                "basic | support-api | yes | support-api: no$cases-an-hour: 10$calls-a-second: 0$$- code: developer "
                        + "| support-api: yes$cases-an-hour: 10$calls-a-second: 0$$- code: developer",
                "developer | reachable-by.technical | 'web, chat' | technical: [web]$ | technical: [web, chat]$",
            })
    void a_changed_cell_changes_exactly_its_characters(
            String plan, String key, String value, String before, String after) {
        String changed = new PolicyTable(FILE, SHIPPED).with(plan, key, value);

        assertThat(unindented(changed)).isNotEqualTo(unindented(SHIPPED));
        assertThat(unindented(changed)).contains(lines(after));
        int from = unindented(changed).indexOf(lines(after));
        assertThat(unindented(SHIPPED).substring(0, from))
                .isEqualTo(unindented(changed).substring(0, from));
        assertThat(unindented(changed).replace(lines(after), lines(before))).isEqualTo(unindented(SHIPPED));
    }

    private static String lines(String one) {
        return one.replace("$", "\n");
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    @Test
    void a_target_is_put_between_its_neighbours() {
        String text = "plans: [{ code: a, answers: { low: 4 h, urgent: 1 h } }] # 木曜日";

        assertThat(new PolicyTable(FILE, text).with("a", "answers.high", "2 h"))
                .isEqualTo("plans: [{ code: a, answers: { low: 4 h, high: 2 h, urgent: 1 h } }] # 木曜日");
        assertThat(new PolicyTable(FILE, text).with("a", "answers.low", ""))
                .isEqualTo("plans: [{ code: a, answers: { urgent: 1 h } }] # 木曜日");
    }

    @Test
    void characters_outside_the_basic_plane_do_not_move_a_cell() {
        String text = "# 😀😀\nplans: [{ code: a, answers: { low: 4 h, high: 1 h } }]";

        assertThat(new PolicyTable(FILE, text).with("a", "answers.low", "5 h"))
                .isEqualTo("# 😀😀\nplans: [{ code: a, answers: { low: 5 h, high: 1 h } }]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 h }, critical: { x", "# no", "a\nb", "a: b", "*x", "&y", "'"})
    void nothing_but_words_can_be_typed(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyTable(FILE, SHIPPED).with("basic", "answers.low", value));
    }

    @Test
    void what_has_no_cell_is_left_to_the_text() {
        PolicyTable table = new PolicyTable(FILE, SHIPPED);

        assertThatIllegalArgumentException().isThrownBy(() -> table.with("gold", "answers.low", "1 h"));
        assertThatIllegalArgumentException().isThrownBy(() -> table.with("basic", "reachable-by.technical", "web"));
        assertThatIllegalArgumentException().isThrownBy(() -> table.with("basic", "cases-an-hour", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> table.with("basic", "answers.low", ""));
        assertThat(table.with("basic", "answers.low", " 24 h ")).isEqualTo(SHIPPED);
    }

    @Test
    void all_plans_have_the_same_cells() {
        List<PolicyTable.Row> rows = new PolicyTable(FILE, SHIPPED).rows();

        assertThat(rows)
                .extracting(PolicyTable.Row::code)
                .containsExactly("basic", "developer", "business", "enterprise-on-ramp", "enterprise");
        assertThat(rows).allSatisfy(row -> assertThat(row.cells())
                .extracting(PolicyTable.Cell::key)
                .containsExactlyElementsOf(PolicyTable.keys()));
        assertThat(rows.get(2).cells().get(2)).isEqualTo(new PolicyTable.Cell("answers.high", "4 h", true));
        assertThat(rows.get(0).cells().get(6)).isEqualTo(new PolicyTable.Cell("reachable-by.technical", "", false));
    }
}
