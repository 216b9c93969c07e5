package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.BERLIN;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.DEVELOPER;
import static org.caseport.policy.entitlement.Given.ENTERPRISE;
import static org.caseport.policy.entitlement.Given.ON_RAMP;
import static org.caseport.policy.entitlement.Given.TOKYO;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.at;
import static org.caseport.policy.entitlement.Given.limitIncrease;
import static org.caseport.policy.entitlement.Given.rule;
import static org.caseport.policy.entitlement.Given.technical;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {

    private static Promise promised(Account account, DraftFields draft, Severity severity, Instant at) {
        return rule(account, draft, at).promises().get(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "developer, NORMAL, 2026-11-20T16:00, 2026-11-23T18:00",
        "developer, NORMAL, 2026-11-21T11:00, 2026-11-24T10:00",
        "developer, LOW, 2026-11-23T07:00, 2026-11-25T12:00",
        // Tuesday 3 October 2023 was a public holiday
        "developer, LOW, 2023-10-02T07:00, 2023-10-05T12:00",
        "business, HIGH, 2026-11-22T03:10, 2026-11-22T07:10",
    })
    void the_worked_examples_hold(String plan, Severity severity, String submitted, String due) {
        Promise promise = promised(account(new SupportPlan(plan)), technical(), severity, at(submitted, BERLIN));

        assertThat(promise.due()).isEqualTo(at(due, BERLIN));
        assertThat(promise.zone()).isEqualTo(BERLIN);
    }

    @Test
    void critical_is_answered_within_minutes_of_any_instant() {
        Instant night = at("2026-12-25T03:33:33.333", BERLIN);

        assertThat(promised(account(ENTERPRISE), technical(), Severity.CRITICAL, night)
                        .due())
                .isEqualTo(night.plus(Duration.ofMinutes(15)));
        assertThat(promised(account(ON_RAMP), technical(), Severity.CRITICAL, night)
                        .due())
                .isEqualTo(night.plus(Duration.ofMinutes(30)));
    }

    @Test
    void japanese_is_answered_in_office_hours_in_japan_wherever_the_account_is() {
        var draft = technical().with("language", "ja");

        // Friday 16:00 in Tokyo; Monday is a holiday there: 2 h, then 9 h on Tuesday, then 1 h.
        Promise promise = promised(account(DEVELOPER), draft, Severity.NORMAL, at("2026-11-20T16:00", TOKYO));

        assertThat(promise.due()).isEqualTo(at("2026-11-25T10:00", TOKYO));
        assertThat(promise.zone()).isEqualTo(TOKYO);
        assertThat(promise.clock()).isEqualTo(Clock.BUSINESS_HOURS);
        assertThat(promise.derivation())
                .anySatisfy(stretch -> assertThat(stretch.holiday()).isEqualTo("Labor Thanksgiving Day"));
        assertThat(promised(account(BUSINESS), draft, Severity.LOW, at("2026-11-20T16:00", TOKYO))
                        .clock())
                .isEqualTo(Clock.AROUND_THE_CLOCK);
    }

    @Test
    void regional_holidays_and_the_weekend_of_the_country_count() {
        Account bavaria = account(DEVELOPER, "DE", "DE-BY", BERLIN);
        Account egypt = account(DEVELOPER, "EG", null, ZoneId.of("Africa/Cairo"));

        assertThat(promised(bavaria, technical(), Severity.NORMAL, at("2026-06-03T17:00", BERLIN))
                        .due())
                .isEqualTo(at("2026-06-08T09:00", BERLIN));
        assertThat(promised(egypt, technical(), Severity.NORMAL, at("2026-11-26T17:00", egypt.zone()))
                        .due())
                .isEqualTo(at("2026-11-30T09:00", egypt.zone()));
    }

    @Test
    void a_limit_increase_is_promised_what_low_is() {
        Decision decision = rule(account(DEVELOPER), limitIncrease(), at("2026-11-23T07:00", BERLIN));

        assertThat(decision.promises()).containsOnlyKeys(Severity.LOW);
        assertThat(decision.promise().orElseThrow().due()).isEqualTo(at("2026-11-25T12:00", BERLIN));
    }
}
