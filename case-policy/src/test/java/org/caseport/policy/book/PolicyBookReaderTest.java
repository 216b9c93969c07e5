package org.caseport.policy.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.Night;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Promise.Warnings;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PhoneTerms.NumberKind;
import org.caseport.policy.data.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookReaderTest {

    private static final String BOOK = """
            version: test
            effective: 2026-01-01
            limits: { files: 3, bytes-a-file: 5, uploads: 7, bytes-an-upload: 9 }
            weekends:
              usually: [saturday, sunday]
              SA: [friday, saturday]
            hours:
              office hours:
                holidays-of: the account's
                wall-clock-of: Asia/Tokyo
                working-days: [08:00-12:00, 13:00-18:00]
            contact-languages:
              - { code: en, chat: around the clock, phone: office hours, business-hours: office hours }
            plans:
              - code: small
                name: { en: Small, ja: 小 }
                opens: [technical]
                reachable-by: { technical: [web, chat] }
                answers: { low: 24 h, normal: 12 h }
                additional-contacts: 2
                support-api: yes
                cases-an-hour: 10
                calls-a-second: 5
              - code: large
                name: { en: Large, ja: 大 }
                formerly: [huge]
                opens: [technical, account-and-billing]
                reachable-by: { technical: [web, chat], account-and-billing: [web] }
                answers: { low: 24 h, normal: 12 h, high: 30 min }
                additional-contacts: 2
                support-api: yes
                cases-an-hour: 10
                calls-a-second: 5
            silence: { reminder-after: 3, resolution-after: 5 }
            after-resolution: { reopening: 14 days, rating: 1 day }
            drafts: { kept: 30 days }
            case-types:
              severity-not-asked: { account-and-billing: low }
              handled-by-partner: [technical]
              copied-to-operations: [technical, account-and-billing]
            first-response: { warnings: [40, 80], at-risk: 60, due-soon: 2 h }
            term: 20 days
            """;

    private static final String CALLS = """
            calls:
              tries: 2
              pauses: [20 min]
              after-opening: 10 min
              later-calls: 3 h
              claim: 5 min
              night: 22:30-07:00
              chosen-time-from: 1 min
              chosen-time-within: 7 days
              not-called: [premium-rate, shared-cost]
            """;

    private static final String CHAT = """
            chat:
              ring: 30 s
              not-rung-again: 5 min
              place-kept: 5 min
              comes-back-within: 30 min
              asks-after: 30 min
              answers-within: 5 min
              agent-lost-after: 2 min
              silence: 4 min
              silence-asked-after: 3 min
              after-closing: 15 min
              length-if-unknown: 12 min
              lengths-from: 10
              line: [[critical], [urgent, high, normal, low]]
              passed-at-most: 3
              at-once-an-account: 10
              at-once-an-agent: 2
              messages: 100
              characters: 10000
              files: 2
              files-a-message: 1
              messages-a-minute: 5
            """;

    private static PolicyBook read(String yaml) {
        return PolicyBookReader.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void broken(String yaml, String message) {
        assertThatExceptionOfType(BadDataException.class)
                .isThrownBy(() -> read(yaml))
                .withMessage(message);
    }

    @Test
    void a_book_is_read_to_the_letter() {
        PolicyBook book = read(BOOK);

        assertThat(book.version()).isEqualTo("test");
        assertThat(book.effective()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(book.silence()).isEqualTo(new InactivityTerms(3, 5));
        assertThat(book.afterResolution()).isEqualTo(new ResolutionTerms(Duration.ofDays(14), Duration.ofDays(1)));
        assertThat(book.draftsKept()).isEqualTo(Duration.ofDays(30));
        assertThat(book.term()).isEqualTo(Duration.ofDays(20));
        assertThat(book.caseTypes())
                .isEqualTo(new CaseTypeTerms(
                        Map.of(CaseType.ACCOUNT_AND_BILLING, Severity.LOW),
                        Set.of(CaseType.TECHNICAL),
                        Set.of(CaseType.TECHNICAL, CaseType.ACCOUNT_AND_BILLING)));
        assertThat(book.firstResponse())
                .isEqualTo(new FirstResponseTerms(new Warnings(List.of(40, 80), 60), Duration.ofHours(2)));
        assertThat(book.limits()).isEqualTo(new FileLimits(3, 5, 7, 9));
        assertThat(book.plans()).extracting(terms -> terms.plan().code()).containsExactly("small", "large");
        PlanTerms large = book.termsOf(new SupportPlan("huge"));
        assertThat(large.plan()).isEqualTo(new SupportPlan("large"));
        assertThat(large.name().in("ja")).isEqualTo("大");
        assertThat(large.reachableBy())
                .containsOnlyKeys(CaseType.TECHNICAL, CaseType.ACCOUNT_AND_BILLING)
                .containsEntry(CaseType.TECHNICAL, Set.of(ContactMethod.WEB, ContactMethod.CHAT));
        assertThat(large.answers())
                .containsOnlyKeys(Severity.LOW, Severity.NORMAL, Severity.HIGH)
                .containsEntry(Severity.HIGH, new ResponseTarget(Duration.ofMinutes(30), Clock.AROUND_THE_CLOCK));
        assertThat(large.contacts()).isEqualTo(2);
        assertThat(large.supportApi()).isTrue();
        assertThat(large.casesPerHour()).isEqualTo(10);
        assertThat(large.callsPerSecond()).isEqualTo(5);
    }

    @Test
    void a_book_says_how_often_and_when_support_calls() {
        PhoneTerms phone = read(BOOK + CALLS).phone();

        assertThat(phone)
                .isEqualTo(new PhoneTerms(
                        new CallTerms(
                                2,
                                List.of(Duration.ofMinutes(20)),
                                Duration.ofMinutes(10),
                                Duration.ofHours(3),
                                Duration.ofMinutes(5),
                                new Night(LocalTime.of(22, 30), LocalTime.of(7, 0))),
                        Duration.ofMinutes(1),
                        Duration.ofDays(7),
                        Set.of(NumberKind.PREMIUM_RATE, NumberKind.SHARED_COST)));
        assertThat(read(BOOK).phone()).isEqualTo(PhoneTerms.USUAL);
        assertThat(PolicyBooks.shipped()
                        .inForce(Instant.parse("2026-11-24T00:00:00Z"))
                        .phone())
                .isEqualTo(PhoneTerms.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tries: 2 | tries: 0 | 44 | there is one try at least",
                "pauses: [20 min] | pauses: [soon] | 45 | 'soon' is no time like 30 min or 2 h",
                "night: 22:30-07:00 | night: 22:30 | 49 | '22:30' is no night like 21:00-08:00",
                "night: 22:30-07:00 | night: 07:00-07:00 | 49 | '07:00-07:00' is no night like 21:00-08:00",
            })
    void terms_of_calls_that_are_wrong_are_refused(String there, String instead, int line, String reason) {
        broken(BOOK + CALLS.replace(there, instead), "test.yaml, line " + line + ": " + reason);
    }

    @Test
    void a_book_says_how_chats_wait_and_how_long() {
        ChattingTerms shipped = PolicyBooks.shipped()
                .inForce(Instant.parse("2026-11-24T00:00:00Z"))
                .chat();

        assertThat(shipped).isEqualTo(ChattingTerms.USUAL);
        assertThat(read(BOOK).chat()).isEqualTo(ChattingTerms.USUAL);
        assertThat(read(BOOK + CHAT).chat().chats().ring()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(BOOK + CHAT).chat().lanes())
                .containsExactly(
                        Set.of(Severity.CRITICAL),
                        Set.of(Severity.URGENT, Severity.HIGH, Severity.NORMAL, Severity.LOW));
        assertThat(read(BOOK + CHAT).chat().chats().limits()).isEqualTo(new ChatTerms.Limits(100, 10_000, 2, 1, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ring: 30 s | ring: soon | 44 | 'soon' is no time like 30 min or 2 h",
                "silence-asked-after: 3 min | silence-asked-after: 4 min | 52 | a chat asks before it ends by silence",
                "low]] | critical]] | 56 | 'critical' stands in the line twice",
                ", low]] | ]] | 56 | each severity stands in the line",
                "messages: 100 | messages: 0 | 60 | there is one at least",
                "at-once-an-agent: 2 | at-once-an-agent: 11 | 59 | expected a number from 0 to 10, not 11",
            })
    void terms_of_chats_that_are_wrong_are_refused(String there, String instead, int line, String reason) {
        broken(BOOK + CHAT.replace(there, instead), "test.yaml, line " + line + ": " + reason);
    }

    @Test
    void members_change_plans_themselves_only_where_the_book_says_so() {
        String book = BOOK.replace("    formerly: [huge]\n", "    formerly: [huge]\n    change: self\n");

        assertThat(read(book).plans())
                .extracting(PlanTerms::changedBy)
                .containsExactly(PlanTerms.ChangedBy.SUPPORT, PlanTerms.ChangedBy.SELF);
        assertThat(read(BOOK.replace("term: 20 days\n", "")).term()).isZero();
        broken(book.replace("change: self", "change: me"), "test.yaml, line 27: \"me\" is not one of self, support");
        broken(
                BOOK.replace("term: 20 days", "term: soon"),
                "test.yaml, line 42: 'soon' is no number of days like 14 days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what is there | what stands there instead | line | reason
                "version: test | version: other | 1 | version other does not go with the file's name",
                "version: test | version: 7 | 1 | version 7 does not go with the file's name",
                "version: test | version: [test] | 1 | expected a text",
                "version: test | version: '' | 1 | the text is empty",
                "version: test | vresion: test | 1 | unknown key \"vresion\", expected one of version, effective,"
                        + " limits, case-types, first-response, silence, after-resolution, drafts, term, calls,"
                        + " chat, weekends, hours, contact-languages, plans",
                "2026-01-01 | 1 January | 2 | '1 January' is no date like 2022-05-18",
                "reminder-after: 3 | reminder-after: 0 | 34 | the reminder comes first, after a day at least, and"
                        + " then the"
                        + " resolution",
                "reminder-after: 3 | reminder-after: 6 | 34 | the reminder comes first, after a day at least, and"
                        + " then the"
                        + " resolution",
                "reopening: 14 days | reopening: 14 | 35 | '14' is no number of days like 14 days",
                "reopening: 14 days | reopening: 0 days | 35 | '0 days' is no number of days like 14 days",
                "reopening: 14 days | reopening: 14 h | 35 | '14 h' is no number of days like 14 days",
                "rating: 1 day | rating: two weeks | 35 | 'two weeks' is no number of days like 14 days",
                "rating: 1 day | ratings: 1 day | 35 | unknown key \"ratings\", expected one of reopening, rating",
                "kept: 30 days | kept: 30 | 36 | '30' is no number of days like 14 days",
                "{ account-and-billing: low } | { account-and-billing: mild } | 38 | \"mild\" is not one of critical,"
                        + " high, low, normal, urgent",
                "{ account-and-billing: low } | { account-and-billing: high } | 38 | plan 'small' has no severity"
                        + " 'high'",
                "{ account-and-billing: low } | { billing: low } | 38 | unknown key \"billing\", expected one of"
                        + " account-and-billing, service-limit-increase, technical",
                "handled-by-partner: [technical] | handled-by-partner: [technical, technical] | 39 | 'technical' stands"
                        + " here twice",
                "handled-by-partner: [technical] | handled-by-partners: [technical] | 39 | unknown key"
                        + " \"handled-by-partners\", expected one of severity-not-asked, handled-by-partner,"
                        + " copied-to-operations",
                "[40, 80] | [80, 40] | 41 | a warning comes after the one before it, 40 does not",
                "[40, 80] | [40, 40] | 41 | a warning comes after the one before it, 40 does not",
                "[40, 80] | [0, 80] | 41 | expected a percentage from 1 to 100, not 0",
                "[40, 80] | [40, 101] | 41 | expected a percentage from 1 to 100, not 101",
                "[40, 80] | [] | 41 | the list is empty",
                "at-risk: 60 | at-risk: most | 41 | expected a whole number, not \"most\"",
                "due-soon: 2 h | due-soon: 90 min | 41 | '90 min' is no number of hours like 1 h",
                "files: 3 | files: three | 3 | expected a whole number, not \"three\"",
                "files: 3 | files: [3] | 3 | expected a text",
                "files: 3 | files: -1 | 3 | expected a number from 0 to 1000000, not -1",
                "files: 3 | files: 1000001 | 3 | expected a number from 0 to 1000000, not 1000001",
                "files: 3 | files: 99999999999 | 3 | expected a number from 0 to 1000000, not 99999999999",
                "files: 3 | files: 3, files: 3 | 3 | \"files\" stands here twice",
                "bytes-a-file: 5, | bytes-a-file: 1000000001, | 3 | expected a number from 0 to 1000000000, not"
                        + " 1000000001",
                "{ files: 3, bytes-a-file: 5, uploads: 7, bytes-an-upload: 9 } | 3 | 3 | expected keys and values",
                "{ files: 3, bytes-a-file: 5, uploads: 7, bytes-an-upload: 9 } | { files: 3 } | 3 |"
                        + " \"bytes-a-file\" is missing",
                "  usually: [saturday, sunday] | # | 6 | \"usually\" is missing",
                "  usually: [saturday, sunday] |   usually: [Saturday] | 5 | \"Saturday\" is not one of friday, monday,"
                        + " saturday, sunday, thursday, tuesday, wednesday",
                "usually: [saturday, sunday] | usually: saturday | 5 | expected a list",
                "[friday, saturday] | [monday, tuesday, wednesday, thursday, friday, saturday, sunday] | 6 |"
                        + " a week without a working day",
                "  SA: |   KSA: | 6 | 'KSA' is no country's two-letter code",
                "  office hours: |   around the clock: | 9 | 'around the clock' needs no explanation",
                "holidays-of: the account's | holidays-of: Japan | 9 | 'Japan' is no country's two-letter code",
                "Asia/Tokyo | Tokyo | 10 | 'Tokyo' is no time zone like Asia/Tokyo",
                "08:00-12:00 | 8-12 | 11 | '8-12' are no hours like 08:00-18:00",
                "08:00-12:00 | 08:00-13:01 | 11 | '13:00-18:00' overlaps other hours",
                "[08:00-12:00, 13:00-18:00] | [] | 11 | the list is empty",
                "code: en | code: english | 13 | 'english' is no language's two-letter code",
                "code: en | code: ja | 13 | 'en' is missing; it is taken where no language is chosen yet",
                "chat: around the clock | chat: always | 13 | 'always' is none of the hours [around the clock, office"
                        + " hours]",
                "code: small | code: Small | 15 | a plan code is lower case letters, digits and hyphens, not Small",
                "code: large | code: small | 24 | plan 'small' stands here twice",
                "{ en: Small, ja: 小 } | { en: Small } | 16 | \"ja\" is missing",
                "{ en: Small, ja: 小 } | { ja: 小 } | 16 | \"en\" is missing",
                "{ en: Small, ja: 小 } | { en: Small, ja: 小, fr: Petit } | 16 | unknown key \"fr\", expected one of"
                        + " en, ja",
                "formerly: [huge] | formerly: huge | 26 | expected a list",
                "formerly: [huge] | former: [huge] | 26 | unknown key \"former\", expected one of code, name,"
                        + " formerly, change, opens,"
                        + " reachable-by, answers, additional-contacts, support-api, cases-an-hour, calls-a-second",
                "opens: [technical] | opens: [technical, technical] | 17 | 'technical' stands here twice",
                "opens: [technical] | opens: [tech] | 17 | \"tech\" is not one of account-and-billing,"
                        + " service-limit-increase, technical",
                "opens: [technical] | opens: [technical, service-limit-increase] | 18 | \"service-limit-increase\" is"
                        + " missing",
                "opens: [technical, account-and-billing] | opens: [technical] | 28 | unknown key"
                        + " \"account-and-billing\","
                        + " expected one of technical",
                "{ technical: [web, chat] } | { technical: [] } | 18 | the list is empty",
                "{ technical: [web, chat] } | { technical: [fax] } | 18 | \"fax\" is not one of chat, phone, web",
                "{ low: 24 h, normal: 12 h } | { normal: 12 h } | 19 | \"low\" is missing",
                "{ low: 24 h, normal: 12 h } | { low: 24 h, normal: soon } | 19 | 'soon' is no target like 15 min,"
                        + " 4 h or"
                        + " 24 business hours",
                "{ low: 24 h, normal: 12 h } | { low: 24 h, norm: 2 h } | 19 | unknown key \"norm\", expected one"
                        + " of low, normal,"
                        + " high, urgent, critical",
                "{ low: 24 h, normal: 12 h } | { low: 24 h, normal: 25 h } | 19 | 'normal' is promised slower than a"
                        + " milder severity",
                "{ low: 24 h, normal: 12 h } | { low: 24 h, normal: 12 business hours } | 19 | 'normal' is promised"
                        + " slower"
                        + " than a milder severity",
                "{ low: 24 h, normal: 12 h, high: 30 min } | { low: 24 h, high: 30 min } | 24 | plan 'large' lost"
                        + " severity"
                        + " normal, which 'small' has",
                "{ low: 24 h, normal: 12 h, high: 30 min } | { low: 25 h, normal: 12 h } | 24 | plan 'large'"
                        + " answers low"
                        + " in longer than 'small'",
                "support-api: yes | support-api: true | 21 | \"true\" is not one of no, yes",
                "support-api: yes | support-api: perhaps | 21 | \"perhaps\" is not one of no, yes",
            })
    void a_book_that_is_wrong_is_refused_with_file_line_and_reason(
            String there, String instead, int line, String reason) {
        String before = BOOK.substring(0, BOOK.indexOf(there));
        String yaml = before + instead + BOOK.substring(before.length() + there.length());

        broken(yaml, "test.yaml, line " + line + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opens: [technical, account-and-billing] | opens: [account-and-billing] | reachable-by: {"
                        + " technical: [web,"
                        + " chat], account-and-billing: [web] } | reachable-by: { account-and-billing: [web] } |"
                        + " lost case"
                        + " type technical, which 'small' has",
                "technical: [web, chat], account | technical: [web], account | x | x | lost chat for technical, which"
                        + " 'small' has",
                "additional-contacts: 2 | additional-contacts: 1 | x | x | has fewer additional contacts than 'small'",
                "support-api: yes | support-api: no | x | x | lost the Support API, which 'small' has",
                "cases-an-hour: 10 | cases-an-hour: 9 | x | x | opens fewer cases an hour than 'small'",
                "calls-a-second: 5 | calls-a-second: 4 | x | x | makes fewer calls a second than 'small'",
            })
    void a_plan_that_lost_what_a_humbler_one_has_is_refused(
            String there, String instead, String alsoThere, String alsoInstead, String reason) {
        int large = BOOK.indexOf("  - code: large");
        String yaml = BOOK.substring(0, large)
                + BOOK.substring(large).replace(there, instead).replace(alsoThere, alsoInstead);

        broken(yaml, "test.yaml, line 24: plan 'large' " + reason);
    }

    @Test
    void no_limit_is_more_cases_than_any_limit() {
        int large = BOOK.indexOf("  - code: large");
        String none = BOOK.substring(large).replace("cases-an-hour: 10", "cases-an-hour: 0");
        String humblerNone = BOOK.substring(0, large).replace("cases-an-hour: 10", "cases-an-hour: 0");

        assertThat(read(BOOK.substring(0, large) + none).plans()).hasSize(2);
        assertThat(read(humblerNone + none).plans()).hasSize(2);
        broken(
                humblerNone + BOOK.substring(large),
                "test.yaml, line 24: plan 'large' opens fewer cases an hour than 'small'");
    }

    @Test
    void a_language_stands_there_once() {
        String english =
                "  - { code: en, chat: around the clock, phone: office hours, business-hours: office hours }\n";

        broken(BOOK.replace(english, english + english), "test.yaml, line 14: language 'en' stands here twice");
    }

    @Test
    void a_book_without_plans_or_without_anything_is_none() {
        broken(
                BOOK.substring(0, BOOK.indexOf("plans:")) + "plans: []\n" + BOOK.substring(BOOK.indexOf("silence:")),
                "test.yaml, line 14: the list is empty");
        broken("", "test.yaml, line 1: the file is empty");
        broken("# nothing", "test.yaml, line 1: the file is empty");
        broken("- 1", "test.yaml, line 1: expected keys and values");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        assertThatExceptionOfType(BadDataException.class)
                .isThrownBy(() -> read("version: test\nlimits: { files: 3\nhours: x"))
                .withMessageStartingWith("test.yaml, line 3: ");
        assertThatExceptionOfType(BadDataException.class)
                .isThrownBy(() -> read("a: \u0000"))
                .withMessageStartingWith("test.yaml, line 1: ");
        assertThatExceptionOfType(BadDataException.class)
                .isThrownBy(() -> read("---\na: 1\n---\nb: 1"))
                .withMessageStartingWith("test.yaml, line ");
    }
}
