package org.caseport.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.comparison.PlanFeature.AdditionalContacts;
import org.caseport.policy.comparison.PlanFeature.Cases;
import org.caseport.policy.comparison.PlanFeature.CasesPerHour;
import org.caseport.policy.comparison.PlanFeature.Contact;
import org.caseport.policy.comparison.PlanFeature.FirstResponse;
import org.caseport.policy.comparison.PlanFeature.OperationsCopies;
import org.caseport.policy.comparison.PlanFeature.SupportApi;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Offers;
import org.caseport.policy.entitlement.QuotaOverrides;
import org.caseport.policy.entitlement.Refusal.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanComparisonTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant FRIDAY =
            LocalDateTime.parse("2026-11-27T16:00").atZone(BERLIN).toInstant();
    private static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());

    /** Both shipped books, for an ordinary, a resold and a copied account: every ordered pair of plans. */
    static Stream<Arguments> pairs() {
        return Stream.of(TUESDAY, Instant.parse("2099-03-03T08:00:00Z")).flatMap(at -> POLICY.plans(at).stream()
                .flatMap(from -> POLICY.plans(at).stream().flatMap(to -> Stream.of(
                                account(from, false, null),
                                account(from, true, null),
                                account(from, false, "ops@dogwood.example"))
                        .map(account -> Arguments.of(account, to, at)))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_is_shown_is_what_the_wizards_offers_differ_in(Account account, SupportPlan to, Instant at) {
        Map<String, String> before = answers(account, at);
        Map<String, String> after = answers(account.with(to), at);

        PlanComparison shown = PlanComparison.of(POLICY, account, to, at);

        assertThat(lines(shown)).containsExactlyInAnyOrderElementsOf(differences(before, after));
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
        List<String> lines = new ArrayList<>();
        before.forEach((what, value) -> {
            String other = after.get(what);
            if (other == null) {
                lines.add("- " + what + " " + value);
            } else if (!other.equals(value)) {
                lines.add("~ " + what + " " + value + " > " + other);
            }
        });
        after.forEach((what, value) -> {
            if (!before.containsKey(what)) {
                lines.add("+ " + what + " " + value);
            }
        });
        return lines;
    }

    /** Everything that the wizard and DescribeCreateCaseOptions answer, asked from the policy one choice at a time. */
    private static Map<String, String> answers(Account account, Instant at) {
        Map<String, String> answers = new TreeMap<>();
        List<Offer<CaseType>> types =
                POLICY.offers(account, null, ContactLanguage.ENGLISH, at).caseTypes();
        for (Offer<CaseType> type : types) {
            if (type.isGranted()) {
                answers.put("cases " + type.choice(), "");
                answersAbout(type.choice(), account, at, answers);
            }
        }
        Offers offers = POLICY.offers(account, CaseType.TECHNICAL, ContactLanguage.ENGLISH, at);
        if (offers.contacts().isGranted()) {
            answers.put("contacts", "" + offers.contacts().choice().most());
        }
        if (POLICY.supportApi(account, at).isGranted()) {
            answers.put("api", "" + POLICY.supportApi(account, at).choice().callsPerSecond());
        }
        answers.put("quota", "" + POLICY.limits(account, at).casesPerHour());
        return answers;
    }

    private static void answersAbout(CaseType type, Account account, Instant at, Map<String, String> answers) {
        Offers offers = POLICY.offers(account, type, ContactLanguage.ENGLISH, at);
        Map<Severity, Promise> promises = POLICY.promises(account, type, ContactLanguage.ENGLISH, at);
        for (Offer<Severity> severity : offers.severities()) {
            if (severity.isGranted()) {
                Promise promise = promises.get(severity.choice());
                answers.put("severity " + type + " " + severity.choice(), promise.target() + " " + promise.clock());
            }
        }
        for (Offer<ContactMethod> method : offers.methods()) {
            if (method.isGranted() || method.refusal().reason() == Reason.CLOSED_NOW) {
                answers.put("method " + type + " " + method.choice(), "");
            }
        }
        if (offers.operationsContact() != null) {
            answers.put("copies " + type, offers.operationsContact());
        }
    }

    private static List<String> lines(PlanComparison shown) {
        return Stream.of(
                        shown.gained().stream().map(feature -> "+ " + what(feature) + " " + value(feature)),
                        shown.lost().stream().map(feature -> "- " + what(feature) + " " + value(feature)),
                        shown.changed().stream()
                                .map(change -> "~ " + what(change.before()) + " " + value(change.before()) + " > "
                                        + value(change.after())))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String what(PlanFeature feature) {
        if (feature instanceof Cases cases) {
            return "cases " + cases.type();
        } else if (feature instanceof FirstResponse response) {
            return "severity " + response.type() + " " + response.severity();
        } else if (feature instanceof Contact contact) {
            return "method " + contact.type() + " " + contact.method();
        } else if (feature instanceof OperationsCopies copies) {
            return "copies " + copies.type();
        } else if (feature instanceof AdditionalContacts) {
            return "contacts";
        }
        return feature instanceof SupportApi ? "api" : "quota";
    }

    private static String value(PlanFeature feature) {
        if (feature instanceof FirstResponse response) {
            return response.example().target() + " " + response.example().clock();
        } else if (feature instanceof OperationsCopies copies) {
            return copies.address();
        } else if (feature instanceof AdditionalContacts contacts) {
            return "" + contacts.most();
        } else if (feature instanceof SupportApi api) {
            return "" + api.callsPerSecond();
        }
        return feature instanceof CasesPerHour limit ? "" + limit.most() : "";
    }

    @Test
    void a_higher_plan_loses_nothing_and_the_way_back_gains_nothing() {
        for (SupportPlan from : POLICY.plans(TUESDAY)) {
            for (SupportPlan to : POLICY.plans(TUESDAY)) {
                PlanComparison shown = PlanComparison.of(POLICY, account(from, false, null), to, TUESDAY);

                assertThat(shown.upgrade() ? shown.lost() : shown.gained()).isEmpty();
            }
        }
    }

    @Test
    void business_hours_become_hours_with_the_due_times_of_a_case_opened_on_friday_afternoon() {
        PlanComparison shown =
                PlanComparison.of(POLICY, account(plan("developer"), false, null), plan("business"), TUESDAY);

        assertThat(shown.example()).isEqualTo(FRIDAY);
        PlanComparison.Change normal = shown.changed().stream()
                .filter(change -> change.before() instanceof FirstResponse response
                        && response.type() == CaseType.TECHNICAL
                        && response.severity() == Severity.NORMAL)
                .findFirst()
                .orElseThrow();
        assertThat(((FirstResponse) normal.before()).example().due()).isEqualTo(FRIDAY.plus(Duration.ofHours(74)));
        assertThat(((FirstResponse) normal.after()).example().due()).isEqualTo(FRIDAY.plus(Duration.ofHours(12)));
    }

    @Test
    void a_method_that_is_only_closed_at_this_hour_belongs_to_the_plan() {
        Instant night = Instant.parse("2026-11-24T18:00:00Z");

        PlanComparison shown =
                PlanComparison.of(POLICY, account(plan("developer"), false, null), plan("business"), night);

        assertThat(shown.gained())
                .contains(
                        new Contact(CaseType.TECHNICAL, ContactMethod.CHAT),
                        new Contact(CaseType.TECHNICAL, ContactMethod.PHONE));
    }

    @Test
    void a_contact_method_that_the_portal_does_not_have_is_neither_gained_nor_lost() {
        CasePolicy webOnly = CasePolicy.readingFrom(
                PolicyBooks.shipped(), Catalogs.shipped(), QuotaOverrides.OF_THE_BOOK, Set.of(ContactMethod.WEB));

        PlanComparison shown =
                PlanComparison.of(webOnly, account(plan("developer"), false, null), plan("business"), TUESDAY);

        assertThat(shown.gained()).noneMatch(Contact.class::isInstance);
    }

    @Test
    void an_account_of_a_plan_that_a_later_book_renamed_has_the_plan_that_took_its_place() {
        Instant later = Instant.parse("2099-03-03T08:00:00Z");

        PlanComparison shown =
                PlanComparison.of(POLICY, account(plan("developer"), false, null), plan("enterprise"), later);

        assertThat(shown.from()).isEqualTo(plan("business-support-plus"));
        assertThat(shown.upgrade()).isTrue();
        assertThat(shown.gained()).isEmpty();
        assertThat(shown.changed())
                .extracting(PlanComparison.Change::after)
                .extracting(PlanFeature::subject)
                .isEqualTo(Arrays.asList(
                        List.of(FirstResponse.class, CaseType.ACCOUNT_AND_BILLING, Severity.CRITICAL),
                        List.of(FirstResponse.class, CaseType.TECHNICAL, Severity.CRITICAL)));
    }

    private static SupportPlan plan(String code) {
        return new SupportPlan(code);
    }

    private static Account account(SupportPlan plan, boolean resold, String operations) {
        return new Account(new AccountId("123456789012"), "Dogwood Apps", "DE", null, BERLIN, plan, resold, operations);
    }
}
