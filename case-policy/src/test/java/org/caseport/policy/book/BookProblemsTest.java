package org.caseport.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.caseport.policy.data.BadDataException;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with a book is said at once; and how two books differ. */
class BookProblemsTest {

    private static final String FILE = "2022-05.yaml";
    private static final String SHIPPED = PolicyBooks.shippedText("2022-05");

    @Test
    void the_shipped_book_has_no_problems() {
        assertThat(PolicyBooks.problems(FILE, SHIPPED)).isEmpty();
    }

    @Test
    void all_problems_are_said_at_once_with_their_lines() {
        String broken = SHIPPED.replace("effective: 2022-05-18", "effective: someday")
                .replace("ring: 60 s", "ring: 60 seconds")
                .replace("high: 4 h, urgent: 1 h }", "high: 4 parsecs, urgent: 1 h }")
                .replace("    support-api: no", "    support-api: maybe");

        assertThat(PolicyBooks.problems(FILE, broken))
                .extracting(problem ->
                        broken.lines().toList().get(problem.line() - 1).strip())
                .anyMatch(line -> line.startsWith("effective: someday"))
                .anyMatch(line -> line.startsWith("ring: 60 seconds"))
                .anyMatch(line -> line.contains("parsecs"))
                .filteredOn(line -> line.equals("support-api: maybe"))
                .hasSize(2);
    }

    @Test
    void problems_come_in_the_order_of_the_lines_and_each_once() {
        String broken = SHIPPED.replace("version: 2022-05", "version: 2023-01")
                .replace("calls-a-second: 0", "calls-a-second: none");

        assertThat(PolicyBooks.problems(FILE, broken))
                .extracting(BadDataException::reason)
                .containsExactly(
                        "version 2023-01 does not go with the file's name",
                        "expected a whole number, not \"none\"",
                        "expected a whole number, not \"none\"");
    }

    @Test
    void what_a_reader_refuses_is_a_problem() {
        assertThat(PolicyBooks.problems(FILE, "")).hasSize(1);
        assertThat(PolicyBooks.problems(FILE, "{")).hasSize(1);
        assertThat(PolicyBooks.problems(FILE, SHIPPED.replace("service-limit-increase: low }", "technical: high }")))
                .extracting(BadDataException::reason)
                .containsExactly("plan 'basic' has no severity 'high'");
        assertThat(PolicyBooks.problems(FILE, SHIPPED.replace("critical: 15 min }", "critical: 45 min }")))
                .extracting(BadDataException::reason)
                .containsExactly("plan 'enterprise' answers critical in longer than 'enterprise-on-ramp'");
    }

    @Test
    void a_shortened_target_is_the_only_difference() {
        PolicyBook before = read(SHIPPED);
        PolicyBook after = read(new PolicyTable(FILE, SHIPPED).with("enterprise", "answers.high", "2 h"));

        assertThat(BookDifference.between(before, after))
                .containsExactly(new BookDifference(BookDifference.Kind.TARGET, "enterprise", "high", "4 h", "2 h"));
        assertThat(BookDifference.between(before, before)).isEmpty();
    }

    @Test
    void other_parts_and_plans_differ_too() {
        PolicyBook before = read(SHIPPED);
        PolicyBook after = read(SHIPPED.replace("code: enterprise\n", "code: unlimited\n    formerly: [enterprise]\n")
                .replace("reminder-after: 3", "reminder-after: 2")
                .replace("technical: [web]", "technical: [web, chat]")
                .replace("normal: 12 business hours", "normal: 14 business hours"));

        assertThat(BookDifference.between(before, after))
                .containsExactly(
                        new BookDifference(
                                BookDifference.Kind.TARGET,
                                "developer",
                                "normal",
                                "12 business hours",
                                "14 business hours"),
                        new BookDifference(BookDifference.Kind.METHODS, "developer", "technical", "web", "web, chat"),
                        new BookDifference(BookDifference.Kind.PLAN_ADDED, "unlimited", "", "", "Enterprise"),
                        new BookDifference(BookDifference.Kind.PLAN_REMOVED, "enterprise", "", "Enterprise", ""),
                        new BookDifference(BookDifference.Kind.PART, "", "silence", "", ""));
    }

    @Test
    void an_activated_book_is_in_force_from_its_instant_on() {
        Instant from = Instant.parse("2026-12-01T09:00:00Z");
        PolicyBook later = CopiedBook.of(read(SHIPPED), "later", read(SHIPPED).effective());
        PolicyBooks books = PolicyBooks.shipped().and(later, from);

        assertThat(books.inForce(from.minusMillis(1)).version()).isEqualTo("2022-05");
        assertThat(books.inForce(from).version()).isEqualTo("later");
        assertThat(books.effectiveAt("later")).contains(from);
        assertThat(books.effectiveAt("2022-05")).contains(Instant.parse("2022-05-18T00:00:00Z"));
        assertThat(books.effectiveAt("none")).isEmpty();
    }

    private static PolicyBook read(String text) {
        return PolicyBooks.read(FILE, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
