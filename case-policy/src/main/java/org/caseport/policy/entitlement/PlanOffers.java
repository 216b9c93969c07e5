package org.caseport.policy.entitlement;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.book.FileLimits;
import org.caseport.policy.book.LanguageHours;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.ResponseTarget;
import org.caseport.policy.entitlement.Refusal.Reason;
import org.caseport.policy.sla.DueCalculation;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/** Decides what one account may choose and is promised under a book. */
final class PlanOffers {

    private final PolicyBook book;
    private final Account account;
    private final PlanTerms terms;
    private final Set<ContactMethod> inService;

    PlanOffers(PolicyBook book, Account account, Set<ContactMethod> inService) {
        this.book = book;
        this.account = account;
        this.inService = inService;
        this.terms = book.termsOf(account.plan());
    }

    /**
     * All choices for a case.
     *
     * @param type null while none is chosen
     */
    Offers offers(@Nullable CaseType type, LanguageHours language, Instant at) {
        Offer<AdditionalContacts> contacts = contacts();
        return new Offers(
                caseTypes(),
                isSeverityAsked(type),
                severities(type),
                languages(),
                methods(type, language, at),
                contacts,
                contacts.isGranted() ? null : operationsContact(type));
    }

    /** What each granted severity promises for a case that is submitted at this instant. */
    Map<Severity, Promise> promises(@Nullable CaseType type, LanguageHours language, Instant at) {
        Map<Severity, Promise> promises = new EnumMap<>(Severity.class);
        for (Offer<Severity> offer : severities(type)) {
            ResponseTarget target = terms.answers().get(offer.choice());
            if (offer.isGranted() && target != null) {
                promises.put(offer.choice(), promise(target, language.clock(target.clock(), account), at));
            }
        }
        return promises;
    }

    private Promise promise(ResponseTarget target, SupportHours hours, Instant at) {
        DueCalculation counted = hours.count(at, target.time());
        return new Promise(
                target.time(),
                hours.clock(),
                counted.due(),
                hours.zone(),
                book.version(),
                counted.stretches(),
                book.firstResponse().warnings());
    }

    AccountLimits limits(QuotaOverrides quotas) {
        FileLimits files = book.limits();
        return new AccountLimits(
                files.files(),
                files.bytesPerFile(),
                files.uploads(),
                files.bytesPerUpload(),
                quotas.casesPerHour(terms));
    }

    List<Offer<CaseType>> caseTypes() {
        return each(CaseType.values(), type -> {
            if (account.resold() && book.caseTypes().handledByPartner().contains(type)) {
                return Refusal.of(Reason.HANDLED_BY_PARTNER);
            }
            return unless(plan -> plan.opens(type));
        });
    }

    /** Whether the customer has a severity to choose. */
    boolean isSeverityAsked(@Nullable CaseType type) {
        return book.caseTypes().fixedSeverity(type).isEmpty() && terms.answers().size() > 1;
    }

    /** The severity that is taken where none is asked: the type's own, or the only one of the plan. */
    Severity severityNotAsked(@Nullable CaseType type) {
        return book.caseTypes()
                .fixedSeverity(type)
                .orElseGet(() -> Collections.min(terms.answers().keySet()));
    }

    private List<Offer<Severity>> severities(@Nullable CaseType type) {
        Optional<Severity> fixed = book.caseTypes().fixedSeverity(type);
        return each(Severity.values(), severity -> {
            if (fixed.isPresent() && fixed.get() != severity) {
                return Refusal.of(Reason.NOT_OFFERED);
            }
            return unless(plan -> plan.answers(severity));
        });
    }

    private List<Offer<ContactLanguage>> languages() {
        return book.languages().stream()
                .<Offer<ContactLanguage>>map(language -> new Offer.Granted<>(language.language()))
                .toList();
    }

    private List<Offer<ContactMethod>> methods(@Nullable CaseType type, LanguageHours language, Instant at) {
        return each(ContactMethod.values(), method -> {
            // Before the plan: no plan unlocks a method that this portal does not have.
            if (!inService.contains(method)) {
                return Refusal.of(Reason.NOT_AVAILABLE_YET);
            }
            if (type == null) {
                return Refusal.of(Reason.CHOOSE_CASE_TYPE_FIRST);
            }
            Refusal refusal = unless(plan -> plan.isReachable(type, method));
            return refusal == null ? whileClosed(language.hours(method, account), at) : refusal;
        });
    }

    private Offer<AdditionalContacts> contacts() {
        Refusal refusal = unless(PlanTerms::hasContacts);
        if (refusal == null) {
            return new Offer.Granted<>(new AdditionalContacts(terms.contacts()));
        }
        int most =
                book.humblest(PlanTerms::hasContacts).map(PlanTerms::contacts).orElse(0);
        return new Offer.Refused<>(new AdditionalContacts(most), refusal);
    }

    private @Nullable String operationsContact(@Nullable CaseType type) {
        return type != null && book.caseTypes().copiedToOperations().contains(type)
                ? account.operationsContact()
                : null;
    }

    Offer<ApiTerms> supportApi(QuotaOverrides quotas) {
        ApiTerms api = new ApiTerms(quotas.callsPerSecond(terms));
        return offer(api, unless(PlanTerms::supportApi));
    }

    /** A refusal unless the account's plan matches; the humblest plan that does unlocks the choice. */
    private @Nullable Refusal unless(Predicate<PlanTerms> granted) {
        if (granted.test(terms)) {
            return null;
        }
        Optional<PlanTerms> humblest = book.humblest(granted);
        return humblest.isPresent()
                ? new Refusal(Reason.NOT_IN_PLAN, humblest.get().plan(), null)
                : Refusal.of(Reason.NOT_OFFERED);
    }

    private static @Nullable Refusal whileClosed(SupportHours hours, Instant at) {
        return hours.isOpenAt(at) ? null : new Refusal(Reason.CLOSED_NOW, null, hours.opensAt(at));
    }

    private static <T> List<Offer<T>> each(T[] choices, Function<T, @Nullable Refusal> refusals) {
        return Arrays.stream(choices)
                .map(choice -> offer(choice, refusals.apply(choice)))
                .toList();
    }

    private static <T> Offer<T> offer(T choice, @Nullable Refusal refusal) {
        return refusal == null ? new Offer.Granted<>(choice) : new Offer.Refused<>(choice, refusal);
    }
}
