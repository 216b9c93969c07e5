package org.caseport.policy.comparison;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
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
import org.caseport.policy.entitlement.Refusal;

/**
 * All that an account's plan grants it, read off the very answers of the policy that the wizard shows.
 *
 * @param example when the case of the examples is opened: on a Friday at 16:00 where the account is, so that business
 *     hours show
 * @param all in the order of the wizard
 */
public record PlanFeatures(Instant example, List<PlanFeature> all) {

    private static final LocalTime FOUR = LocalTime.of(16, 0);

    public PlanFeatures {
        all = List.copyOf(all);
    }

    /** What the account has under its plan at this instant. */
    public static PlanFeatures of(CasePolicy policy, Account account, Instant at) {
        Instant example = example(policy, account, at);
        List<PlanFeature> all = new ArrayList<>();
        for (CaseType type : CaseType.values()) {
            Offers offers = policy.offers(account, type, ContactLanguage.ENGLISH, at);
            if (isGranted(offers.caseTypes(), type)) {
                all.add(new Cases(type));
                all.addAll(responses(policy, account, type, example));
                all.addAll(contacts(offers, type));
                Optional.ofNullable(offers.operationsContact())
                        .ifPresent(address -> all.add(new OperationsCopies(type, address)));
            }
        }
        Offers any = policy.offers(account, null, ContactLanguage.ENGLISH, at);
        if (any.contacts().isGranted()) {
            all.add(new AdditionalContacts(any.contacts().choice().most()));
        }
        if (policy.supportApi(account, at).isGranted()) {
            all.add(new SupportApi(policy.supportApi(account, at).choice().callsPerSecond()));
        }
        all.add(new CasesPerHour(policy.limits(account, at).casesPerHour()));
        return new PlanFeatures(example, all);
    }

    private static List<PlanFeature> responses(CasePolicy policy, Account account, CaseType type, Instant example) {
        Map<Severity, Promise> promises = policy.promises(account, type, ContactLanguage.ENGLISH, example);
        List<PlanFeature> responses = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Optional.ofNullable(promises.get(severity))
                    .ifPresent(promise -> responses.add(new FirstResponse(type, severity, promise)));
        }
        return responses;
    }

    /** The ways to reach support that the plan has, also those that are only closed at this hour. */
    private static List<PlanFeature> contacts(Offers offers, CaseType type) {
        return offers.methods().stream()
                .filter(offer -> offer.refusal() == null || offer.refusal().reason() == Refusal.Reason.CLOSED_NOW)
                .<PlanFeature>map(offer -> new Contact(type, offer.choice()))
                .toList();
    }

    private static boolean isGranted(List<Offer<CaseType>> offers, CaseType type) {
        return offers.stream().anyMatch(offer -> offer.choice() == type && offer.isGranted());
    }

    /** The next Friday at 16:00; where another line-up of plans is in force by then, the instant itself. */
    private static Instant example(CasePolicy policy, Account account, Instant at) {
        ZonedDateTime here = at.atZone(account.zone());
        ZonedDateTime friday =
                here.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)).with(FOUR);
        Instant example = (friday.isBefore(here) ? friday.plusWeeks(1) : friday).toInstant();
        return policy.plans(example).equals(policy.plans(at)) ? example : at;
    }

    /** The feature about the same subject, if there is one. */
    Optional<PlanFeature> like(PlanFeature other) {
        return all.stream()
                .filter(feature -> feature.subject().equals(other.subject()))
                .findFirst();
    }
}
