package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caseport.policy.entitlement.Given.BASIC;
import static org.caseport.policy.entitlement.Given.BERLIN;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.DEVELOPER;
import static org.caseport.policy.entitlement.Given.POLICY;
import static org.caseport.policy.entitlement.Given.TOKYO;
import static org.caseport.policy.entitlement.Given.TUESDAY_NINE;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.at;
import static org.caseport.policy.entitlement.Given.billing;
import static org.caseport.policy.entitlement.Given.resold;
import static org.caseport.policy.entitlement.Given.rule;
import static org.caseport.policy.entitlement.Given.technical;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.entitlement.Refusal.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    private static Refusal method(Decision decision, ContactMethod method) {
        return decision.offers().methods().stream()
                .filter(offer -> offer.choice() == method)
                .findFirst()
                .orElseThrow()
                .refusal();
    }

    @Test
    void a_resold_accounts_billing_is_its_partners_business() {
        Decision decision = rule(resold(BUSINESS), billing().with("severity", "low"), TUESDAY_NINE);

        Refusal partner = Refusal.of(Reason.HANDLED_BY_PARTNER);
        assertThat(decision.offers().caseTypes()).contains(new Offer.Refused<>(CaseType.ACCOUNT_AND_BILLING, partner));
        assertThat(decision.violations()).containsExactly(Violation.refused("caseType", partner));
        assertThat(rule(resold(BUSINESS), technical(), TUESDAY_NINE).violations())
                .isEmpty();
    }

    @Test
    void methods_depend_on_the_case_type() {
        Decision decision = rule(BUSINESS, DraftFields.EMPTY);

        assertThat(decision.offers().methods())
                .allSatisfy(offer -> assertThat(offer.refusal()).isEqualTo(Refusal.of(Reason.CHOOSE_CASE_TYPE_FIRST)));
        assertThat(rule(BUSINESS, DraftFields.EMPTY.with("caseType", "nonsense"))
                        .offers()
                        .methods())
                .allSatisfy(offer -> assertThat(offer.refusal()).isEqualTo(Refusal.of(Reason.CHOOSE_CASE_TYPE_FIRST)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:59, 2026-11-24T09:00",
        "2026-11-24T18:00, 2026-11-25T09:00",
        // Saturday, then Sunday, then a holiday on Monday
        "2026-11-20T18:00, 2026-11-24T09:00",
        "2026-11-23T12:00, 2026-11-24T09:00",
    })
    void japanese_chat_and_phone_say_when_they_open(String now, String opens) {
        Decision decision = rule(account(BUSINESS), technical().with("language", "ja"), at(now, TOKYO));

        Refusal closed = new Refusal(Reason.CLOSED_NOW, null, at(opens, TOKYO));
        assertThat(method(decision, ContactMethod.CHAT)).isEqualTo(closed);
        assertThat(method(decision, ContactMethod.PHONE)).isEqualTo(closed);
        assertThat(method(decision, ContactMethod.WEB)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T09:00", "2026-11-24T17:59:59"})
    void japanese_chat_is_open_in_office_hours(String now) {
        assertThat(method(
                        rule(account(BUSINESS), technical().with("language", "ja"), at(now, TOKYO)),
                        ContactMethod.CHAT))
                .isNull();
    }

    @Test
    void english_chat_is_always_open_and_english_is_taken_until_a_language_is_chosen() {
        Instant sundayNight = at("2026-11-22T03:00", TOKYO);

        assertThat(method(rule(account(BUSINESS), technical(), sundayNight), ContactMethod.CHAT))
                .isNull();
        assertThat(method(rule(account(BUSINESS), technical().without("language"), sundayNight), ContactMethod.PHONE))
                .isNull();
        assertThat(method(
                        rule(account(BUSINESS), technical().with("language", "xx"), sundayNight), ContactMethod.PHONE))
                .isNull();
    }

    @Test
    void a_closed_method_that_was_picked_all_the_same_is_refused() {
        Instant night = at("2026-11-24T20:00", TOKYO);
        var draft = technical().with("language", "ja").with("method", "chat");

        assertThat(rule(account(BUSINESS), draft, night).violations())
                .containsExactly(Violation.refused(
                        "method", new Refusal(Reason.CLOSED_NOW, null, at("2026-11-25T09:00", TOKYO))));
    }

    @Test
    void the_plan_comes_before_the_hour() {
        Instant night = at("2026-11-24T20:00", TOKYO);

        assertThat(method(rule(account(DEVELOPER), technical().with("language", "ja"), night), ContactMethod.CHAT))
                .isEqualTo(new Refusal(Reason.NOT_IN_PLAN, BUSINESS, null));
    }

    @Test
    void what_the_portal_does_not_do_is_refused_under_every_plan_before_anything_else_is_asked() {
        var inWriting = CasePolicy.readingFrom(
                PolicyBooks.shipped(), Given.CATALOG, QuotaOverrides.OF_THE_BOOK, Set.of(ContactMethod.WEB));
        Refusal refusal = Refusal.of(Reason.NOT_AVAILABLE_YET);

        for (SupportPlan plan : List.of(BASIC, DEVELOPER, BUSINESS)) {
            for (DraftFields draft : List.of(technical().with("method", "phone"), DraftFields.EMPTY)) {
                Decision decision =
                        inWriting.check(new PolicyRequest(account(plan), draft, List.of(), List.of(), TUESDAY_NINE));

                assertThat(method(decision, ContactMethod.PHONE)).isEqualTo(refusal);
                assertThat(method(decision, ContactMethod.CHAT)).isEqualTo(refusal);
            }
        }
        assertThat(inWriting
                        .check(new PolicyRequest(
                                account(BUSINESS),
                                technical().with("method", "phone"),
                                List.of(),
                                List.of(),
                                TUESDAY_NINE))
                        .violations())
                .containsExactly(Violation.refused("method", refusal));
    }

    @Test
    void a_basic_account_reads_that_severities_need_developer_and_up() {
        Decision decision = rule(BASIC, billing().with("severity", "critical"));

        assertThat(decision.offers().severityAsked()).isFalse();
        assertThat(decision.severity()).isEqualTo(Severity.LOW);
        assertThat(decision.violations()).isEmpty();
        assertThat(decision.offers().severities())
                .contains(new Offer.Refused<>(Severity.NORMAL, new Refusal(Reason.NOT_IN_PLAN, DEVELOPER, null)));
    }

    @Test
    void contacts_where_the_plan_has_none_are_refused_once() {
        var draft = technical().with("contact.1", "a@x.example").with("contactTyped", "b@x.example");

        assertThat(rule(DEVELOPER, draft).violations())
                .containsExactly(Violation.refused("contact.1", new Refusal(Reason.NOT_IN_PLAN, BUSINESS, null)));
        assertThat(rule(DEVELOPER, technical().with("contactTyped", "x")).violations())
                .containsExactly(Violation.refused("contactTyped", new Refusal(Reason.NOT_IN_PLAN, BUSINESS, null)));
    }

    @Test
    void a_refused_severity_is_no_severity() {
        Decision decision = rule(DEVELOPER, technical().with("severity", "critical"));

        assertThat(decision.severity()).isNull();
        assertThat(decision.promise()).isEmpty();
        assertThat(decision.promises().keySet()).containsExactlyInAnyOrder(Severity.LOW, Severity.NORMAL);
    }

    @Test
    void plans_are_called_what_the_book_calls_them() {
        assertThat(POLICY.nameOf(BUSINESS, TUESDAY_NINE).in("en")).isEqualTo("Business");
        assertThat(POLICY.nameOf(BUSINESS, TUESDAY_NINE).in("ja")).isEqualTo("ビジネス");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.nameOf(new SupportPlan("gold"), TUESDAY_NINE))
                .withMessage("policy book 2022-05 has no plan 'gold'");
    }

    @Test
    void a_new_line_up_of_plans_is_data() {
        Instant then = at("2099-01-02T09:00", BERLIN);

        Decision decision = rule(account(DEVELOPER), technical().with("severity", "critical"), then);

        assertThat(decision.book()).isEqualTo("2099-01");
        assertThat(decision.promise().orElseThrow().target()).hasMinutes(30);
        assertThat(POLICY.nameOf(DEVELOPER, then).in("en")).isEqualTo("Business Support+");
        assertThat(rule(account(new SupportPlan("unified-operations")), technical(), then)
                        .promises()
                        .get(Severity.CRITICAL)
                        .target())
                .hasMinutes(5);
        assertThat(rule(account(BASIC), technical(), then).violations())
                .contains(Violation.refused(
                        "caseType", new Refusal(Reason.NOT_IN_PLAN, new SupportPlan("business-support-plus"), null)));
    }
}
