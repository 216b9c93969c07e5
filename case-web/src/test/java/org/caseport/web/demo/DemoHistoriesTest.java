package org.caseport.web.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseStatus.Act;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.data.BadDataException;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoHistoriesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
    private static final List<DemoCase> CASES = DemoHistories.shipped(NOW);

    private static final String ONE_CASE = """
            account: "111111111111"
            zone: Europe/Berlin
            country: DE
            language: en
            members: [basic@demo.example]
            agents: [agent@demo.example]
            cases:
              - opened: 2d ago at 09:00
                about: account-and-billing / taxes / wrong-tax
                subject: Wrong tax
                description: 19 instead of 7.
                answers: { day: 3d ago }
                files: { mtr-london.txt: opening, queues.txt: 2h }
                history:
                  - 1h take
                  - 2h reply: We will see.
            """;

    @Test
    void each_of_the_five_accounts_has_about_forty_cases() {
        assertThat(byAccount()).hasSize(5);
        assertThat(byAccount().values()).allSatisfy(cases -> assertThat(cases).hasSizeBetween(36, 44));
    }

    @Test
    void each_account_shows_all_statuses_and_most_of_its_cases_are_resolved() {
        assertThat(byAccount()).allSatisfy((account, cases) -> {
            List<CaseStatus> statuses =
                    cases.stream().map(DemoHistoriesTest::statusOf).toList();
            assertThat(statuses).contains(CaseStatus.values());
            assertThat(statuses.stream().filter(CaseStatus::isOpen).count()).isBetween(7L, 12L);
        });
    }

    @Test
    void something_came_in_within_the_last_hour_and_something_over_a_year_ago() {
        assertThat(byAccount()).allSatisfy((account, cases) -> {
            assertThat(cases).isSortedAccordingTo(Comparator.comparing(DemoCase::openedAt));
            assertThat(cases.get(cases.size() - 1).openedAt()).isAfter(NOW.minus(Duration.ofHours(1)));
            assertThat(cases.get(0).openedAt())
                    .isBetween(NOW.minus(Duration.ofDays(600)), NOW.minus(Duration.ofDays(365)));
        });
    }

    @Test
    void policy_has_nothing_against_any_case_but_the_hour_of_a_call_or_a_chat() {
        assertThat(CASES.stream().flatMap(DemoHistoriesTest::objectionsTo)).isEmpty();
    }

    @Test
    void a_case_under_the_basic_plan_was_never_asked_for_a_severity() {
        assertThat(CASES)
                .filteredOn(demo -> demo.draft().get(DraftFields.SEVERITY).isEmpty())
                .allSatisfy(demo -> assertThat(decideOn(demo).offers().severityAsked())
                        .as(demo.toString())
                        .isFalse());
        assertThat(CASES)
                .filteredOn(demo -> !decideOn(demo).offers().severityAsked())
                .allSatisfy(demo ->
                        assertThat(demo.draft().get(DraftFields.SEVERITY)).isEmpty());
    }

    @Test
    void whoever_speaks_is_one_of_the_demo_people() {
        assertThat(CASES).allSatisfy(demo -> {
            assertThat(personNamed(demo.member()).flatMap(person -> Optional.ofNullable(person.account())))
                    .contains(demo.account());
            assertThat(personNamed(demo.agent())).isPresent();
        });
        assertThat(CASES).extracting(DemoCase::member).contains("business2@demo.example");
        assertThat(CASES).extracting(DemoCase::agent).contains("agent@demo.example", "agent2@demo.example");
    }

    @Test
    void a_case_is_reopened_only_within_the_window() {
        assertThat(CASES).allSatisfy(demo -> {
            Instant resolved = demo.openedAt();
            for (DemoAct act : demo.history()) {
                if (meaning(act.kind()) == Act.RESOLVE) {
                    resolved = act.at();
                } else if (act.kind() == DemoAct.Kind.REOPEN) {
                    assertThat(act.at())
                            .isBeforeOrEqualTo(resolved.plus(
                                    POLICY.afterResolution(resolved).reopening()));
                }
            }
        });
    }

    @Test
    void nothing_is_said_twice() {
        assertThat(CASES)
                .extracting(demo -> demo.draft().get(DraftFields.SUBJECT))
                .doesNotHaveDuplicates();
        assertThat(CASES)
                .extracting(demo -> demo.draft().get(DraftFields.DESCRIPTION))
                .doesNotHaveDuplicates();
        assertThat(CASES.stream()
                        .flatMap(demo -> demo.history().stream())
                        .map(DemoAct::text)
                        .filter(text -> text != null && text.length() > 20))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_histories_show_long_subjects_emoji_logs_both_languages_every_method_and_every_severity() {
        assertThat(typed(DraftFields.SUBJECT)).anyMatch(subject -> subject.length() > 200);
        assertThat(typed(DraftFields.SUBJECT))
                .anyMatch(subject -> subject.codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(typed(DraftFields.DESCRIPTION)).anyMatch(text -> text.lines().count() > 2);
        assertThat(typed(DraftFields.LANGUAGE).filter("ja"::equals)).hasSizeGreaterThan(30);
        assertThat(typed(DraftFields.METHOD))
                .contains(Stream.of(ContactMethod.values())
                        .map(ContactMethod::code)
                        .toArray(String[]::new));
        assertThat(typed(DraftFields.SEVERITY))
                .contains(Stream.of(Severity.values()).map(Severity::code).toArray(String[]::new));
    }

    @Test
    void the_histories_are_as_fresh_in_a_year_and_at_any_hour_of_the_day() {
        for (int hours = 0; hours < 24; hours += 3) {
            Instant then = NOW.plus(Duration.ofDays(365)).plus(Duration.ofHours(hours));

            assertThat(DemoHistories.shipped(then)).hasSameSizeAs(CASES).allSatisfy(demo -> {
                assertThat(demo.openedAt()).isBefore(then);
                assertThat(demo.history()).allMatch(act -> !act.at().isAfter(then));
                assertThat(demo.history()).isSortedAccordingTo(Comparator.comparing(DemoAct::at));
            });
        }
    }

    @Test
    void times_are_told_by_the_clocks_of_the_account() {
        DemoCase demo = read(ONE_CASE).get(0);

        assertThat(demo.openedAt()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(demo.history())
                .extracting(DemoAct::at)
                .containsExactly(Instant.parse("2026-11-21T09:00:00Z"), Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(demo.draft().get("answer.day")).isEqualTo("2026-11-18");
    }

    /** Each row spoils the case: a text found there, what stands there instead, and what is said about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    2d ago at 09:00   | yesterday        | 8  | a case was opened so long ago, such as 2h 10m ago or 12d ago at 14:20
                    2d ago at 09:00   | 2 days ago       | 8  | "2 days" is not a length of time such as 1d 4h 10m
                    2d ago at 09:00   | 1h ago           | 16 | this happens later than now
                    Europe/Berlin     | Europe/Bergmann  | 2  | there is no zone Europe/Bergmann
                    / taxes / wrong-tax | on taxes       | 9  | a case is about type / service / category, or type / limit type
                    2h reply: We will see. | 2h reply    | 16 | "2h reply" says something, but not what
                    1h take           | 1h take: Taken.  | 15 | "1h take" says nothing
                    1h take           | 1h grab          | 15 | "1h grab" is not a time and an act
                    1h take           | 3h take          | 16 | this happens before what stands above it
                    subject: Wrong    | title: Wrong     | 10 | unknown key "title", expected one of opened, about, severity, language, method, phone, contacts, member, agent, subject, description, answers, requests, files, history, calls, chat
                    queues.txt: 2h    | queues.txt: 1h   | 13 | nothing is said at 1h
                    mtr-london.txt    | mtr-paris.txt    | 13 | there is no file demo/files/mtr-paris.txt
                    description: 19   | member: someone@demo.example # | 11 | "someone@demo.example" is not one of basic@demo.example
                    """)
    void a_spoilt_history_is_refused_with_file_line_and_reason(String good, String bad, int line, String reason) {
        assertThat(ONE_CASE).contains(good);
        String spoilt = ONE_CASE.replace(good, bad);

        assertThatThrownBy(() -> read(spoilt))
                .isInstanceOf(BadDataException.class)
                .hasMessage("test.yaml, line " + line + ": " + reason);
    }

    @Test
    void a_file_came_with_the_description_or_with_what_was_said_at_its_time() {
        DemoCase demo = read(ONE_CASE).get(0);

        assertThat(demo.files()).containsExactly(new DemoFile("mtr-london.txt"));
        assertThat(demo.history())
                .extracting(DemoAct::files)
                .containsExactly(List.of(), List.of(new DemoFile("queues.txt")));
    }

    private static List<DemoCase> read(String yaml) {
        return DemoHistories.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)), NOW);
    }

    private static Map<Account, List<DemoCase>> byAccount() {
        return CASES.stream().collect(groupingBy(DemoHistoriesTest::accountOf));
    }

    private static Account accountOf(DemoCase demo) {
        Account account = DemoPeople.accountOf(personNamed(demo.member()).orElseThrow());
        assertThat(account).isNotNull().extracting(Account::id).isEqualTo(demo.account());
        return account;
    }

    private static Optional<Person> personNamed(String email) {
        return DemoPeople.all().stream()
                .filter(person -> person.email().equals(email))
                .findFirst();
    }

    private static Stream<String> typed(String field) {
        return CASES.stream().map(demo -> demo.draft().get(field));
    }

    private static Decision decideOn(DemoCase demo) {
        return POLICY.check(new PolicyRequest(accountOf(demo), demo.draft(), List.of(), List.of(), demo.openedAt()));
    }

    private static Stream<String> objectionsTo(DemoCase demo) {
        return decideOn(demo).violations().stream()
                .filter(violation -> !isAboutTheHour(violation))
                .map(violation -> demo.draft().get(DraftFields.SUBJECT) + ": " + violation);
    }

    private static boolean isAboutTheHour(Violation violation) {
        Refusal refusal = violation.refusal();
        return refusal != null && refusal.reason() == Refusal.Reason.CLOSED_NOW;
    }

    /** Where the case's history leads; fails where an act can't be done. */
    private static CaseStatus statusOf(DemoCase demo) {
        CaseStatus status = CaseStatus.UNASSIGNED;
        for (DemoAct act : demo.history()) {
            if (act.kind() == DemoAct.Kind.REPLY) {
                assertThat(status.isOpen()).as(demo.toString()).isTrue();
            } else {
                Optional<CaseStatus> next = status.after(meaning(act.kind()), side(act.kind()));
                assertThat(next).as(status + " then " + act + " in " + demo).isPresent();
                status = next.orElseThrow();
            }
        }
        return status;
    }

    private static ActingSide side(DemoAct.Kind kind) {
        return switch (kind) {
            case TAKE, INVESTIGATE, ASK, RESOLVE -> ActingSide.AGENT;
            case REPLY, ANSWER, CLOSE, REOPEN -> ActingSide.CUSTOMER;
            case EXPIRE -> ActingSide.SYSTEM;
        };
    }

    private static Act meaning(DemoAct.Kind kind) {
        return switch (kind) {
            case TAKE -> Act.TAKE;
            case INVESTIGATE -> Act.INVESTIGATE;
            case ASK -> Act.ASK_FOR_INFORMATION;
            case REPLY, ANSWER -> Act.CUSTOMER_REPLIES;
            case RESOLVE, CLOSE, EXPIRE -> Act.RESOLVE;
            case REOPEN -> Act.REOPEN;
        };
    }
}
