package org.caseport.policy.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.ChattingTerms;
import org.caseport.policy.book.LanguageHours;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.book.ResolutionTerms;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.chat.ChatPolicy;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/** Implements the policy with the policy books and the catalog. */
final class DefaultCasePolicy implements CasePolicy {

    private final Supplier<PolicyBooks> books;
    private final Catalog catalog;
    private final QuotaOverrides quotas;
    private final Set<ContactMethod> inService;

    DefaultCasePolicy(
            Supplier<PolicyBooks> books, Catalog catalog, QuotaOverrides quotas, Set<ContactMethod> inService) {
        this.books = books;
        this.catalog = catalog;
        this.quotas = quotas;
        this.inService = Set.copyOf(inService);
    }

    @Override
    public Offer<ApiTerms> supportApi(Account account, Instant at) {
        return plan(account, at).supportApi(quotas);
    }

    @Override
    public boolean isInService(ContactMethod method) {
        return inService.contains(method);
    }

    @Override
    public SupportHours hours(Account account, ContactLanguage language, ContactMethod method, Instant at) {
        return books.get()
                .inForce(at)
                .language(language)
                .orElseThrow(() -> new IllegalArgumentException("no support in language " + language))
                .hours(method, account);
    }

    @Override
    public SupportHours clock(Account account, ContactLanguage language, Promise.Clock clock, Instant at) {
        return books.get()
                .inForce(at)
                .language(language)
                .orElseThrow(() -> new IllegalArgumentException("no support in language " + language))
                .clock(clock, account);
    }

    @Override
    public CallPolicy calls(Account account, ContactLanguage language, Instant at) {
        PolicyBook book = books.get().inForce(at);
        return new CallPolicy(
                book.phone().calls(),
                book.phone().early(),
                book.phone().latest(),
                hours(account, language, ContactMethod.PHONE, at),
                book.version());
    }

    @Override
    public ChatPolicy chats(Account account, ContactLanguage language, Instant at) {
        PolicyBook book = books.get().inForce(at);
        ChattingTerms chat = book.chat();
        return new ChatPolicy(
                chat.chats(),
                chat.lengthIfUnknown(),
                chat.lengthsFrom(),
                chat.lanes(),
                chat.passedAtMost(),
                chat.atOnceAnAccount(),
                book.languageOrEnglish(language.code()).hours(ContactMethod.CHAT, account));
    }

    @Override
    public int atOnceAnAgent(Instant at) {
        return books.get().inForce(at).chat().atOnceAnAgent();
    }

    @Override
    public CallbackNumberReading callbackNumber(Account account, DraftFields fields, Instant at) {
        DraftCheck check = new DraftCheck(fields);
        Optional<CallbackNumber> number = new CallbackNumberCheck(
                        check,
                        account.country(),
                        books.get().inForce(at).phone().notCalled())
                .number();
        return new CallbackNumberReading(check.violations().isEmpty() ? number : Optional.empty(), check.violations());
    }

    @Override
    public InactivityDeadline inactivityDeadline(Account account, ContactLanguage language, Instant at) {
        PolicyBook book = books.get().inForce(at);
        SupportHours days = book.language(language)
                .orElseThrow(() -> new IllegalArgumentException("no support in language " + language))
                .clock(Clock.BUSINESS_HOURS, account);
        return new InactivityDeadline(
                days.daysAfter(at, book.silence().reminderAfter()),
                days.daysAfter(at, book.silence().resolutionAfter()));
    }

    @Override
    public Duration dueSoon(Instant at) {
        return books.get().inForce(at).firstResponse().dueSoon();
    }

    @Override
    public Duration draftsKept(Instant at) {
        return books.get().inForce(at).draftsKept();
    }

    @Override
    public ResolutionTerms afterResolution(Instant resolvedAt) {
        return books.get().inForce(resolvedAt).afterResolution();
    }

    @Override
    public Offers offers(Account account, @Nullable CaseType type, ContactLanguage language, Instant at) {
        PolicyBook book = books.get().inForce(at);
        return new PlanOffers(book, account, inService).offers(type, book.languageOrEnglish(language.code()), at);
    }

    @Override
    public Map<Severity, Promise> promises(Account account, CaseType type, ContactLanguage language, Instant at) {
        PolicyBook book = books.get().inForce(at);
        return new PlanOffers(book, account, inService).promises(type, book.languageOrEnglish(language.code()), at);
    }

    @Override
    public AccountLimits limits(Account account, Instant at) {
        return plan(account, at).limits(quotas);
    }

    @Override
    public Decision check(PolicyRequest request) {
        PolicyBook book = books.get().inForce(request.at());
        PlanOffers plan = new PlanOffers(book, request.account(), inService);
        return new PolicyEvaluation(book, catalog, plan, quotas, request).decision();
    }

    private PlanOffers plan(Account account, Instant at) {
        return new PlanOffers(books.get().inForce(at), account, inService);
    }

    @Override
    public List<SupportPlan> plans(Instant at) {
        return books.get().inForce(at).plans().stream().map(PlanTerms::plan).toList();
    }

    @Override
    public SupportPlan planOf(Account account, Instant at) {
        return books.get().inForce(at).termsOf(account.plan()).plan();
    }

    @Override
    public boolean hasPlanOf(Account account, Instant at) {
        return books.get().inForce(at).hasTermsOf(account.plan());
    }

    @Override
    public boolean isChangedByMembers(Account account, SupportPlan to, Instant at) {
        PolicyBook book = books.get().inForce(at);
        return book.termsOf(account.plan()).changedBy() == PlanTerms.ChangedBy.SELF
                && book.termsOf(to).changedBy() == PlanTerms.ChangedBy.SELF;
    }

    @Override
    public Duration planTerm(Instant at) {
        return books.get().inForce(at).term();
    }

    @Override
    public List<ContactLanguage> languages(Instant at) {
        return books.get().inForce(at).languages().stream()
                .map(LanguageHours::language)
                .toList();
    }

    @Override
    public LocalizedText nameOf(SupportPlan plan, Instant at) {
        return books.get().inForce(at).termsOf(plan).name();
    }
}
