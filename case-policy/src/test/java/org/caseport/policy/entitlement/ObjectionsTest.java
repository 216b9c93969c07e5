package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.CATALOG;
import static org.caseport.policy.entitlement.Given.TUESDAY_NINE;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.billing;
import static org.caseport.policy.entitlement.Given.file;
import static org.caseport.policy.entitlement.Given.limitIncrease;
import static org.caseport.policy.entitlement.Given.rule;
import static org.caseport.policy.entitlement.Given.technical;
import static org.caseport.policy.entitlement.Given.withErrors;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.entitlement.Violation.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionsTest {

    private static final String FILE_BYTES = "5242880";

    private static List<Violation> objectionsTo(DraftFields draft) {
        return rule(BUSINESS, draft).violations();
    }

    private static Violation only(DraftFields draft) {
        List<Violation> violations = objectionsTo(draft);
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }

    private static Violation missing(String field) {
        return Violation.of(field, Problem.MISSING);
    }

    @Test
    void an_empty_draft_is_told_everything_that_is_missing_in_the_order_of_the_wizard() {
        assertThat(objectionsTo(DraftFields.EMPTY))
                .containsExactly(
                        missing("caseType"),
                        missing("service"),
                        missing("severity"),
                        missing("subject"),
                        missing("description"),
                        missing("language"),
                        missing("method"));
        assertThat(objectionsTo(DraftFields.EMPTY.with("caseType", "technical")))
                .containsExactly(
                        missing("service"),
                        missing("category"),
                        missing("severity"),
                        missing("subject"),
                        missing("description"),
                        missing("language"),
                        missing("method"));
        assertThat(objectionsTo(DraftFields.EMPTY.with("caseType", "service-limit-increase")))
                .containsExactly(
                        missing("service"),
                        missing("request.0.region"),
                        missing("request.0.limit"),
                        missing("request.0.value"),
                        missing("subject"),
                        missing("description"),
                        missing("language"),
                        missing("method"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0", "\u3000", "\u200B", "\u3164", "\uFFA0", "\u115F", "\u2800", "\u00AD", "\uFE0F", "\u0301"
            })
    void what_shows_nothing_is_missing(String nothing) {
        var draft = DraftFields.of(Map.of(
                "caseType", "technical",
                "service", "compute",
                "category", "errors",
                "severity", "low",
                "answer.error-code", nothing,
                "subject", nothing,
                "description", nothing,
                "language", "en",
                "method", "phone",
                "phone", nothing));

        assertThat(objectionsTo(draft))
                .contains(missing("answer.error-code"), missing("subject"), missing("description"), missing("phone"));
    }

    @Test
    void objections_come_in_the_order_of_the_wizard() {
        var draft = DraftFields.of(Map.ofEntries(
                Map.entry("caseType", "technical"),
                Map.entry("service", "compute"),
                Map.entry("category", "errors"),
                Map.entry("severity", "x"),
                Map.entry("subject", "a\nb"),
                Map.entry("description", " "),
                Map.entry("language", "fr"),
                Map.entry("method", "phone"),
                Map.entry("country", "XX"),
                Map.entry("extension", "none"),
                Map.entry("contactTyped", "@")));
        List<Instant> tenMinutesAgo = Collections.nCopies(10, TUESDAY_NINE.minusSeconds(600));

        var decision = Given.POLICY.check(new PolicyRequest(
                account(BUSINESS), draft, List.of(file("core.dmp", 6_000_000, false)), tenMinutesAgo, TUESDAY_NINE));

        assertThat(decision.violations())
                .containsExactly(
                        Violation.of("severity", Problem.NOT_LISTED),
                        missing("answer.error-code"),
                        Violation.of("subject", Problem.NOT_ONE_LINE),
                        missing("description"),
                        Violation.of("files", Problem.FILE_TOO_LARGE, "core.dmp", FILE_BYTES),
                        Violation.of("language", Problem.NOT_LISTED),
                        Violation.of("country", Problem.NOT_LISTED),
                        missing("phone"),
                        Violation.of("extension", Problem.NOT_AN_EXTENSION),
                        Violation.of("contactTyped", Problem.NOT_AN_EMAIL_ADDRESS),
                        Violation.of("draft", Problem.TOO_MANY_CASES, "10", "2026-11-24T08:50:00Z"));
        assertThat(decision.request()).isEmpty();
        assertThat(decision.severity()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caseType", "service", "category", "severity", "language", "method"})
    void a_code_that_is_not_on_the_list_is_none(String field) {
        var draft = technical().with(field, "nonsense");

        assertThat(objectionsTo(draft)).contains(Violation.of(field, Problem.NOT_LISTED));
        assertThat(objectionsTo(technical().with(field, technical().get(field) + " ")))
                .contains(Violation.of(field, Problem.NOT_LISTED));
        assertThat(objectionsTo(technical().without(field))).contains(missing(field));
        assertThat(objectionsTo(technical().with(field, " "))).contains(missing(field));
    }

    @Test
    void a_service_is_listed_only_for_its_case_type() {
        assertThat(only(technical().with(Map.of("service", "invoices", "category", "charges"))))
                .isEqualTo(Violation.of("service", Problem.NOT_LISTED));
        assertThat(only(technical().with("category", "charges")))
                .isEqualTo(Violation.of("category", Problem.NOT_LISTED));
        assertThat(only(billing().with(Map.of("severity", "low", "service", "servers"))))
                .isEqualTo(Violation.of("service", Problem.NOT_LISTED));
        assertThat(objectionsTo(limitIncrease().with("service", "compute")))
                .containsExactly(Violation.of("service", Problem.NOT_LISTED));
    }

    @Test
    void a_service_without_a_case_type_is_not_judged() {
        assertThat(objectionsTo(technical().without("caseType")))
                .containsExactly(
                        missing("caseType"),
                        Violation.refused("method", Refusal.of(Refusal.Reason.CHOOSE_CASE_TYPE_FIRST)));
    }

    @Test
    void a_subject_has_at_most_255_characters_however_wide() {
        assertThat(objectionsTo(technical().with("subject", "  " + "𝕊".repeat(255) + "\n")))
                .isEmpty();
        assertThat(only(technical().with("subject", "𝕊".repeat(256))))
                .isEqualTo(Violation.of("subject", Problem.TOO_LONG, "255", "256"));
        assertThat(only(technical().with("subject", " \t\n"))).isEqualTo(missing("subject"));
        assertThat(only(technical().with("subject", "one\rtwo")))
                .isEqualTo(Violation.of("subject", Problem.NOT_ONE_LINE));
        assertThat(only(technical().with("subject", "one\r\ntwo")))
                .isEqualTo(Violation.of("subject", Problem.NOT_ONE_LINE));
    }

    @Test
    void a_description_has_at_most_8000_characters_with_line_ends_counted_once() {
        assertThat(objectionsTo(technical().with("description", "𝔻".repeat(8_000))))
                .isEmpty();
        assertThat(objectionsTo(technical().with("description", "d" + "\r\n".repeat(7_998) + "d")))
                .isEmpty();
        assertThat(only(technical().with("description", "d".repeat(8_001))))
                .isEqualTo(Violation.of("description", Problem.TOO_LONG, "8000", "8001"));
    }

    @Test
    void a_description_keeps_the_indentation_of_its_first_line() {
        assertThat(rule(BUSINESS, technical().with("description", "  a\r\n  b\r"))
                        .request()
                        .orElseThrow()
                        .description()
                        .text())
                .isEqualTo("  a\n  b\n");
    }

    @ParameterizedTest
    @CsvSource({
        "answer.error-code, ' ', MISSING, ",
        "answer.since, tomorrow, NOT_A_DATE, ",
        "answer.since, 2026-02-30, NOT_A_DATE, ",
        "answer.since, 26-02-03, NOT_A_DATE, ",
        "answer.failed, many, NOT_A_NUMBER, ",
        "answer.failed, '1,5', NOT_A_NUMBER, ",
        "answer.failed, 1e9, NOT_A_NUMBER, ",
        "answer.failed, -0.01, TOO_SMALL, 0",
        "answer.failed, 100.01, TOO_LARGE, 100",
        "answer.environment, Production, NOT_LISTED, ",
    })
    void an_extra_question_wants_its_kind_of_answer(String field, String typed, Problem problem, String fact) {
        assertThat(only(withErrors().with(field, typed)))
                .isEqualTo(fact == null ? Violation.of(field, problem) : Violation.of(field, problem, fact));
    }

    @Test
    void a_row_that_is_begun_is_finished() {
        assertThat(only(withErrors().with("answer.hosts.1.seen", "2026-11-01")))
                .isEqualTo(missing("answer.hosts.1.name"));
        assertThat(only(withErrors().with(Map.of("answer.hosts.1.name", "a", "answer.hosts.1.seen", "x"))))
                .isEqualTo(Violation.of("answer.hosts.1.seen", Problem.NOT_A_DATE));
    }

    @ParameterizedTest
    @CsvSource({
        "answer.failed, 0",
        "answer.failed, 100",
        "answer.failed, ' +１２.5 '",
        "answer.since, ２０２６-11-01",
        "answer.hosts.0.name, x",
        "answer.unknown, x"
    })
    void an_answer_that_fits_is_taken(String field, String typed) {
        assertThat(objectionsTo(withErrors().with(field, typed))).isEmpty();
    }

    @Test
    void a_text_answer_is_as_long_as_a_communication_at_most() {
        assertThat(objectionsTo(withErrors().with("answer.error-code", "x".repeat(8_000))))
                .isEmpty();
        assertThat(only(withErrors().with("answer.error-code", "x".repeat(8_001))))
                .isEqualTo(Violation.of("answer.error-code", Problem.TOO_LONG, "8000", "8001"));
    }

    @Test
    void a_list_has_so_many_rows_and_those_left_blank_do_not_count() {
        var two = withErrors()
                .with(Map.of("answer.hosts.0.name", "a", "answer.hosts.1.name", " ", "answer.hosts.2.name", "c"));

        assertThat(objectionsTo(two)).isEmpty();
        assertThat(only(two.with("answer.hosts.3.name", "d")))
                .isEqualTo(Violation.of("answer.hosts", Problem.TOO_MANY_ROWS, "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "region, , MISSING, ",
        "region, mars-1, NOT_LISTED, ",
        "limit, , MISSING, ",
        "limit, nonsense, NOT_LISTED, ",
        "value, , MISSING, ",
        "value, lots, NOT_A_NUMBER, ",
        "value, 20.5, NOT_A_NUMBER, ",
        "value, 20, NOT_ABOVE_CURRENT, 20",
        "value, -21, NOT_ABOVE_CURRENT, 20",
        "value, 9223372036854775808, TOO_LARGE, 9223372036854775807",
    })
    void a_limit_request_names_region_limit_and_a_value_above_the_current(
            String part, String typed, Problem problem, String fact) {
        String field = "request.0." + part;

        assertThat(only(limitIncrease().with(field, typed == null ? "" : typed)))
                .isEqualTo(fact == null ? Violation.of(field, problem) : Violation.of(field, problem, fact));
    }

    @Test
    void the_largest_limit_can_be_asked_for() {
        assertThat(objectionsTo(limitIncrease().with("request.0.value", "9223372036854775807")))
                .isEmpty();
    }

    @Test
    void the_same_limit_in_the_same_region_is_asked_for_once() {
        var again = Map.of("request.1.region", "eu-1", "request.1.limit", "running", "request.1.value", "99");

        assertThat(only(limitIncrease().with(again))).isEqualTo(Violation.of("request.1.limit", Problem.ASKED_TWICE));
        assertThat(objectionsTo(limitIncrease().with(again).with("request.1.region", "jp-1")))
                .isEmpty();
        assertThat(objectionsTo(limitIncrease().with(again).with("request.1.limit", "reserved")))
                .isEmpty();
    }

    @Test
    void a_request_left_blank_is_none() {
        var fields = new HashMap<>(limitIncrease().byName());
        fields.put("request.1.region", " ");

        assertThat(objectionsTo(DraftFields.of(fields))).isEmpty();
        assertThat(objectionsTo(limitIncrease().without("request").with("request.4.region", "eu-1")))
                .containsExactly(missing("request.4.limit"), missing("request.4.value"));
        assertThat(objectionsTo(limitIncrease().without("request").with("request.4.limit", "running")))
                .containsExactly(missing("request.4.region"), missing("request.4.value"));
        assertThat(objectionsTo(limitIncrease().without("request").with("request.4.value", "21")))
                .containsExactly(missing("request.4.region"), missing("request.4.limit"));
    }

    @Test
    void requests_for_no_limit_type_are_told_what_is_missing_only() {
        assertThat(objectionsTo(limitIncrease().without("service"))).containsExactly(missing("service"));
        assertThat(objectionsTo(
                        limitIncrease().without("service", "request.0.region").with("request.0.value", "x")))
                .containsExactly(
                        missing("service"),
                        missing("request.0.region"),
                        Violation.of("request.0.value", Problem.NOT_A_NUMBER));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 12",
        "DE, not a number",
        "US, +1 999 999 9999",
        "JP, 030 123456",
    })
    void a_phone_number_is_one_of_the_chosen_country(String country, String number) {
        var draft = technical().with(Map.of("method", "phone", "country", country, "phone", number));

        assertThat(only(draft)).isEqualTo(Violation.of("phone", Problem.NOT_A_PHONE_NUMBER, country));
        assertThat(rule(BUSINESS, draft).callback()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, +44 20 7946 0018, GB",
        "DE, 0044 20 7946 0018, GB",
        "GB, +49 30 123456, DE",
        "US, +1 416 555 0123, CA",
        "JP, ＋４９ ３０ １２３４５６, DE",
        "DE, +383 28 000 000, XK"
    })
    void a_number_with_the_plus_of_another_country_is_said_to_be_its(String chosen, String number, String country) {
        var draft = technical().with(Map.of("method", "phone", "country", chosen, "phone", number));

        assertThat(only(draft)).isEqualTo(Violation.of("phone", Problem.NUMBER_OF_ANOTHER_COUNTRY, chosen, country));
        assertThat(objectionsTo(draft.with("country", country))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+870 776 301234", "+881 631 234567", "+800 1234 5678", "00 800 1234 5678"})
    void a_number_of_no_country_is_one(String number) {
        var draft = technical().with(Map.of("method", "phone", "country", "DE", "phone", number));

        assertThat(objectionsTo(draft)).isEmpty();
    }

    @Test
    void kosovo_can_be_called_and_antarctica_can_not() {
        assertThat(CallableCountries.codes()).contains("XK", "DE", "JP").doesNotContain("AQ", "001");
        assertThat(only(technical().with(Map.of("method", "phone", "country", "AQ", "phone", "+49 30 123456"))))
                .isEqualTo(Violation.of("country", Problem.NOT_LISTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "1-2", "x1"})
    void an_extension_is_one_to_ten_digits(String extension) {
        var draft = technical()
                .with(Map.of("method", "phone", "country", "JP", "phone", "03-3210-7000", "extension", extension));

        assertThat(only(draft)).isEqualTo(Violation.of("extension", Problem.NOT_AN_EXTENSION));
        assertThat(objectionsTo(draft.with("extension", "1234567890"))).isEmpty();
        assertThat(objectionsTo(draft.with("extension", " 1 "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@dogwood.example",
                "anna@dogwood",
                "anna@dogwood..example",
                "anna@-dogwood.example",
                "anna@dogwood-.example",
                "anna@10.0.0.1",
                "anna@[10.0.0.1]",
                "anna b@dogwood.example",
                "\"a\nBcc: b\"@dogwood.example",
                "\"a b\"@dogwood.example",
                "a\u202enna@dogwood.example",
                "a\u200bnna@dogwood.example",
                "anna@dog\u0000wood.example",
                "anna\ud800@dogwood.example"
            })
    void a_contact_is_an_email_address(String typed) {
        assertThat(only(technical().with("contact.0", typed)))
                .isEqualTo(Violation.of("contact.0", Problem.NOT_AN_EMAIL_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@dogwood.example",
                "anna+tag@mail.intranet",
                "o'neil@x.co",
                "アンナ@例え.jp",
                "a@xn--r8jz45g.jp",
                "anna@sub-domain.d0gwood.example"
            })
    void an_email_address_may_be_of_a_companys_own_domain_and_of_any_script(String typed) {
        assertThat(objectionsTo(technical().with("contact.0", typed))).isEmpty();
    }

    @Test
    void a_field_may_hold_several_contacts_as_a_mail_program_copies_them() {
        var draft = technical()
                .with(Map.of(
                        "contact.0", "Lopez, Ana <ana@dogwood.example>; 'bob@dogwood.example'",
                        "contactTyped", "ANA@dogwood.example, carl@dogwood.example."));

        assertThat(objectionsTo(draft)).isEmpty();
        assertThat(rule(BUSINESS, draft).request().orElseThrow().contacts())
                .containsExactly("ana@dogwood.example", "bob@dogwood.example", "carl@dogwood.example");
    }

    @Test
    void an_absurdly_long_contact_is_no_address() {
        String longest = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "exa";
        assertThat(longest).hasSize(254);

        assertThat(objectionsTo(technical().with("contact.0", longest))).isEmpty();
        for (String typed :
                List.of(longest + "m", "a".repeat(40_000) + "@x.example", "a@" + "b.".repeat(19_000) + "example")) {
            assertThat(only(technical().with("contact.0", typed)).problem()).isEqualTo(Problem.NOT_AN_EMAIL_ADDRESS);
        }
    }

    @Test
    void ten_contacts_are_enough_and_the_one_being_typed_counts() {
        Map<String, String> ten = new HashMap<>();
        IntStream.range(0, 10).forEach(i -> ten.put("contact." + i, "c" + i + "@dogwood.example"));
        var draft = technical().with(ten);

        assertThat(objectionsTo(draft)).isEmpty();
        assertThat(objectionsTo(draft.with("contactTyped", " C3@dogwood.example ")))
                .isEmpty();
        assertThat(only(draft.with("contactTyped", "c10@dogwood.example")))
                .isEqualTo(Violation.of("contactTyped", Problem.TOO_MANY_CONTACTS, "10"));
        assertThat(only(draft.with(Map.of("contact.10", "x@dogwood.example", "contact.11", "y@dogwood.example"))))
                .isEqualTo(Violation.of("contact.10", Problem.TOO_MANY_CONTACTS, "10"));
    }

    @Test
    void three_files_of_five_mebibytes_are_the_most() {
        DraftFile largest = file("a.log", 5_242_880, false);

        assertThat(objectionsToFiles(largest, largest, largest)).isEmpty();
        assertThat(objectionsToFiles(largest, largest, largest, file("b.log", 1, false)))
                .containsExactly(Violation.of("files", Problem.TOO_MANY_FILES, "3"));
        assertThat(objectionsToFiles(file("b.log", 5_242_881, false)))
                .containsExactly(Violation.of("files", Problem.FILE_TOO_LARGE, "b.log", FILE_BYTES));
        assertThat(objectionsToFiles(largest, largest, largest, file("old.log", 9_999_999, true)))
                .containsExactly(Violation.of("files", Problem.FILE_EXPIRED, "old.log"));
    }

    @Test
    void ten_files_sent_by_parts_may_come_besides() {
        assertThat(objectionsToUploads(10)).isEmpty();
        assertThat(objectionsToUploads(11)).containsExactly(Violation.of("uploads", Problem.TOO_MANY_FILES, "10"));
    }

    private static List<Violation> objectionsToUploads(int uploads) {
        DraftFile largest = file("a.log", 5_242_880, false);
        return Given.POLICY
                .check(new PolicyRequest(
                        account(BUSINESS),
                        technical(),
                        List.of(),
                        List.of(largest, largest, largest),
                        uploads,
                        List.of(),
                        TUESDAY_NINE,
                        true,
                        List.of()))
                .violations();
    }

    private static List<Violation> objectionsToFiles(DraftFile... files) {
        return Given.POLICY
                .check(new PolicyRequest(account(BUSINESS), technical(), List.of(files), List.of(), TUESDAY_NINE))
                .violations();
    }

    private static List<Violation> objectionsAfter(CasePolicy policy, Stream<Integer> minutesAgo) {
        List<Instant> opened = minutesAgo
                .map(ago -> TUESDAY_NINE.minus(Duration.ofMinutes(ago)))
                .toList();
        return policy.check(new PolicyRequest(account(BUSINESS), technical(), List.of(), opened, TUESDAY_NINE))
                .violations();
    }

    @Test
    void an_account_opens_ten_cases_in_any_hour() {
        assertThat(objectionsAfter(Given.POLICY, Stream.iterate(1, i -> i + 1).limit(9)))
                .isEmpty();
        // The one of an hour ago is out; the next is possible when the second oldest is an hour old.
        assertThat(objectionsAfter(Given.POLICY, Stream.of(60, 3, 3, 3, 3, 3, 3, 3, 3, 3)))
                .isEmpty();
        assertThat(objectionsAfter(Given.POLICY, Stream.of(3, 59, 4, 5, 58, 6, 7, 8, 9, 10, 11)))
                .containsExactly(Violation.of(
                        "draft",
                        Problem.TOO_MANY_CASES,
                        "10",
                        TUESDAY_NINE.plus(Duration.ofMinutes(2)).toString()));
    }

    @Test
    void an_operator_sets_another_quota_or_none() {
        var two = CasePolicy.readingFrom(
                PolicyBooks.shipped(), CATALOG, new QuotaOverrides(2), Set.of(ContactMethod.WEB));
        var none = CasePolicy.readingFrom(
                PolicyBooks.shipped(), CATALOG, new QuotaOverrides(0), Set.of(ContactMethod.WEB));

        assertThat(objectionsAfter(two, Stream.of(1))).isEmpty();
        assertThat(objectionsAfter(two, Stream.of(1, 1))).hasSize(1);
        assertThat(objectionsAfter(none, Stream.iterate(1, i -> 1).limit(500))).isEmpty();
        assertThat(two.check(new PolicyRequest(account(BUSINESS), technical(), List.of(), List.of(), TUESDAY_NINE))
                        .limits()
                        .casesPerHour())
                .isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaOverrides(-1))
                .withMessageContaining("-1");
    }
}
