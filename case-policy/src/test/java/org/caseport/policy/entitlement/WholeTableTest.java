package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.TUESDAY_NINE;
import static org.caseport.policy.entitlement.Given.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.Refusal.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of plans, written down here a second time. */
class WholeTableTest {

    private static final List<String> PLANS =
            List.of("basic", "developer", "business", "enterprise-on-ramp", "enterprise");

    /** The humblest plan that has it; every plan after it has it too. */
    private static final Map<String, String> TYPES = Map.of(
            "account-and-billing", "basic",
            "technical", "developer",
            "service-limit-increase", "basic");

    private static final Map<String, String> SEVERITIES = Map.of(
            "low", "basic",
            "normal", "developer",
            "high", "business",
            "urgent", "business",
            "critical", "enterprise-on-ramp");

    private static final Map<String, String> METHODS = Map.of(
            "account-and-billing web", "basic",
            "account-and-billing chat", "basic",
            "account-and-billing phone", "basic",
            "technical web", "developer",
            "technical chat", "business",
            "technical phone", "business",
            "service-limit-increase web", "basic",
            "service-limit-increase chat", "business",
            "service-limit-increase phone", "business");

    private static boolean has(String plan, String humblest) {
        return PLANS.indexOf(plan) >= PLANS.indexOf(humblest);
    }

    private static Refusal unlockedBy(String plan) {
        return new Refusal(Reason.NOT_IN_PLAN, new SupportPlan(plan), null);
    }

    static Stream<Arguments> everyCombination() {
        List<Arguments> all = new ArrayList<>();
        for (String plan : PLANS) {
            for (CaseType type : CaseType.values()) {
                for (Severity severity : Severity.values()) {
                    for (ContactMethod method : ContactMethod.values()) {
                        for (String language : List.of("en", "ja")) {
                            all.add(Arguments.of(plan, type.code(), severity.code(), method.code(), language));
                        }
                    }
                }
            }
        }
        assertThat(all).hasSize(5 * 3 * 5 * 3 * 2);
        return all.stream();
    }

    private static DraftFields draft(String type) {
        return switch (type) {
            case "technical" -> Given.technical();
            case "account-and-billing" -> Given.billing();
            default -> Given.limitIncrease();
        };
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void a_combination_is_open_exactly_where_the_table_says_so(
            String plan, String type, String severity, String method, String language) {
        DraftFields draft = draft(type)
                .with(Map.of("severity", severity, "method", method, "language", language, "phone", "030 123456"));
        boolean asked = !type.equals("service-limit-increase") && !plan.equals("basic");

        Map<String, Refusal> expected = new LinkedHashMap<>();
        if (!has(plan, TYPES.get(type))) {
            expected.put("caseType", unlockedBy(TYPES.get(type)));
        }
        if (asked && !has(plan, SEVERITIES.get(severity))) {
            expected.put("severity", unlockedBy(SEVERITIES.get(severity)));
        }
        if (!has(plan, METHODS.get(type + " " + method))) {
            expected.put("method", unlockedBy(METHODS.get(type + " " + method)));
        }

        Decision decision = Given.rule(new SupportPlan(plan), draft);

        assertThat(decision.violations())
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(e -> Violation.refused(e.getKey(), e.getValue()))
                        .toList());
        assertThat(decision.offers().severityAsked()).isEqualTo(asked);
        assertThat(decision.request().isPresent()).isEqualTo(expected.isEmpty());
        decision.request().ifPresent(request -> {
            assertThat(request.severity().code()).isEqualTo(asked ? severity : "low");
            assertThat(request.method().code()).isEqualTo(method);
            assertThat(request.language().code()).isEqualTo(language);
            assertThat(request.promise()).isEqualTo(decision.promises().get(request.severity()));
        });
        everyChoiceIsAnswered(decision, plan, type);
    }

    private static void everyChoiceIsAnswered(Decision decision, String plan, String type) {
        assertThat(decision.offers().caseTypes()).extracting(Offer::choice).containsExactly(CaseType.values());
        decision.offers().caseTypes().forEach(offer -> {
            String humblest = TYPES.get(offer.choice().code());
            assertThat(offer.refusal()).isEqualTo(has(plan, humblest) ? null : unlockedBy(humblest));
        });
        assertThat(decision.offers().severities()).extracting(Offer::choice).containsExactly(Severity.values());
        decision.offers().severities().forEach(offer -> {
            String humblest = SEVERITIES.get(offer.choice().code());
            if (type.equals("service-limit-increase") && offer.choice() != Severity.LOW) {
                assertThat(offer.refusal()).isEqualTo(Refusal.of(Reason.NOT_OFFERED));
            } else {
                assertThat(offer.refusal()).isEqualTo(has(plan, humblest) ? null : unlockedBy(humblest));
            }
            assertThat(decision.promises().containsKey(offer.choice())).isEqualTo(offer.isGranted());
        });
        assertThat(decision.offers().methods()).extracting(Offer::choice).containsExactly(ContactMethod.values());
        decision.offers().methods().forEach(offer -> {
            String humblest = METHODS.get(type + " " + offer.choice().code());
            assertThat(offer.refusal()).isEqualTo(has(plan, humblest) ? null : unlockedBy(humblest));
        });
        assertThat(decision.offers().languages()).allMatch(Offer::isGranted);
        assertThat(decision.offers().languages())
                .extracting(offer -> offer.choice().code())
                .containsExactly("en", "ja");
        assertThat(decision.offers().contacts().choice()).isEqualTo(new AdditionalContacts(10));
        assertThat(decision.offers().contacts().refusal())
                .isEqualTo(has(plan, "business") ? null : unlockedBy("business"));
        assertThat(decision.limits()).isEqualTo(new AccountLimits(3, 5_242_880, 10, 157_286_400, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "basic, low, PT24H, AROUND_THE_CLOCK",
        "developer, low, PT24H, BUSINESS_HOURS",
        "developer, normal, PT12H, BUSINESS_HOURS",
        "business, low, PT24H, AROUND_THE_CLOCK",
        "business, normal, PT12H, AROUND_THE_CLOCK",
        "business, high, PT4H, AROUND_THE_CLOCK",
        "business, urgent, PT1H, AROUND_THE_CLOCK",
        "enterprise-on-ramp, low, PT24H, AROUND_THE_CLOCK",
        "enterprise-on-ramp, normal, PT12H, AROUND_THE_CLOCK",
        "enterprise-on-ramp, high, PT4H, AROUND_THE_CLOCK",
        "enterprise-on-ramp, urgent, PT1H, AROUND_THE_CLOCK",
        "enterprise-on-ramp, critical, PT30M, AROUND_THE_CLOCK",
        "enterprise, low, PT24H, AROUND_THE_CLOCK",
        "enterprise, normal, PT12H, AROUND_THE_CLOCK",
        "enterprise, high, PT4H, AROUND_THE_CLOCK",
        "enterprise, urgent, PT1H, AROUND_THE_CLOCK",
        "enterprise, critical, PT15M, AROUND_THE_CLOCK"
    })
    void a_severity_is_promised_what_the_table_says(String plan, String severity, Duration target, Clock clock) {
        var promise = Given.rule(account(new SupportPlan(plan)), Given.billing(), TUESDAY_NINE)
                .promises()
                .get(Severity.valueOf(severity.toUpperCase(java.util.Locale.ROOT)));

        assertThat(promise.target()).isEqualTo(target);
        assertThat(promise.clock()).isEqualTo(clock);
        assertThat(promise.book()).isEqualTo("2022-05");
    }
}
