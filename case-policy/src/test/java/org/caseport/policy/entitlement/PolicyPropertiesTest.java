package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.at;
import static org.caseport.policy.entitlement.Given.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.CopiedBook;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;

/** What holds for every draft and instant. */
class PolicyPropertiesTest {

    private static final PolicyBooks SHIPPED = PolicyBooks.shipped();

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 3L * 365 * 24 * 60).map(minutes -> Instant.parse("2025-01-01T00:00:00Z")
                .plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<DraftFields> drafts() {
        return Combinators.combine(
                        Arbitraries.of("", "technical", "account-and-billing", "service-limit-increase"),
                        Arbitraries.of("", "en", "ja"))
                .as((type, language) -> DraftFields.EMPTY.with("caseType", type).with("language", language));
    }

    @Property(tries = 200)
    void a_higher_plan_never_loses_what_a_humbler_one_grants(
            @ForAll("drafts") DraftFields draft, @ForAll("instants") Instant at) {
        for (PolicyBook book : SHIPPED.all()) {
            CasePolicy policy = CasePolicy.readingFrom(PolicyBooks.of(List.of(inForceAlready(book))), Given.CATALOG);
            Decision humbler = null;
            for (PlanTerms terms : book.plans()) {
                Decision decision =
                        policy.check(new PolicyRequest(account(terms.plan()), draft, List.of(), List.of(), at));
                if (humbler != null) {
                    assertThat(granted(decision.offers().caseTypes()))
                            .containsAll(granted(humbler.offers().caseTypes()));
                    assertThat(granted(decision.offers().severities()))
                            .containsAll(granted(humbler.offers().severities()));
                    assertThat(granted(decision.offers().methods()))
                            .containsAll(granted(humbler.offers().methods()));
                    assertThat(decision.offers().contacts().isGranted()
                                    || !humbler.offers().contacts().isGranted())
                            .isTrue();
                }
                humbler = decision;
            }
        }
    }

    private static PolicyBook inForceAlready(PolicyBook book) {
        return CopiedBook.of(book, book.version(), LocalDate.of(2020, 1, 1));
    }

    private static <T> List<T> granted(List<Offer<T>> offers) {
        return offers.stream().filter(Offer::isGranted).map(Offer::choice).toList();
    }

    @Property(tries = 200)
    void what_unlocks_a_choice_really_grants_it_and_nothing_humbler_does(
            @ForAll("drafts") DraftFields draft, @ForAll("instants") Instant at) {
        List<SupportPlan> plans =
                SHIPPED.inForce(at).plans().stream().map(PlanTerms::plan).toList();
        for (SupportPlan plan : plans) {
            for (Offer<CaseType> offer : rule(account(plan), draft, at).offers().caseTypes()) {
                if (offer.refusal() != null) {
                    SupportPlan unlocking =
                            Objects.requireNonNull(offer.refusal().unlockedBy());
                    for (SupportPlan each : plans) {
                        boolean grants = granted(
                                        rule(account(each), draft, at).offers().caseTypes())
                                .contains(offer.choice());
                        assertThat(grants).isEqualTo(plans.indexOf(each) >= plans.indexOf(unlocking));
                    }
                }
            }
        }
    }

    @Property(tries = 200)
    void a_promise_is_due_no_sooner_than_its_target_and_its_derivation_reaches_from_now_to_due(
            @ForAll("drafts") DraftFields draft, @ForAll("instants") Instant at) {
        for (PlanTerms terms : SHIPPED.inForce(at).plans()) {
            rule(account(terms.plan()), draft, at).promises().forEach((severity, promise) -> {
                assertThat(promise.due()).isAfterOrEqualTo(at.plus(promise.target()));
                assertThat(promise.derivation().get(0).from()).isEqualTo(at);
                assertThat(promise.derivation()
                                .get(promise.derivation().size() - 1)
                                .to())
                        .isEqualTo(promise.due());
            });
        }
    }

    /** Text that people and programs type. */
    @Property(tries = 1000)
    void whatever_is_typed_is_ruled_on(@ForAll String typed) {
        DraftFields nonsense = DraftFields.EMPTY;
        for (String field : List.of(
                "subject",
                "description",
                "phone",
                "extension",
                "contactTyped",
                "contact.0",
                "answer.failed",
                "answer.since",
                "answer.environment",
                "answer.hosts.0.seen")) {
            nonsense = nonsense.with(field, typed);
        }
        DraftFields draft = Given.withErrors().with("method", "phone").with(nonsense.byName());

        Decision decision = rule(BUSINESS, draft);

        assertThat(decision.request().isPresent())
                .isEqualTo(decision.violations().isEmpty());
    }
}
