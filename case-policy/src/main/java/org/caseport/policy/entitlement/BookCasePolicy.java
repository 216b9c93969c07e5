package org.caseport.policy.entitlement;

import java.time.Instant;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.ContactLanguage;
import org.caseport.domain.cases.ContactMethod;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Silence;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.sla.SupportHours;

/** Policy as the books and the catalog have it. */
final class BookCasePolicy implements CasePolicy {

    private final PolicyBooks books;
    private final Catalog catalog;
    private final Quotas quotas;

    BookCasePolicy(PolicyBooks books, Catalog catalog, Quotas quotas) {
        this.books = books;
        this.catalog = catalog;
        this.quotas = quotas;
    }

    @Override
    public Offer<ApiTerms> supportApi(Account account, Instant at) {
        return new Offers(books.inForce(at), account).supportApi(quotas);
    }

    @Override
    public SupportHours hours(Account account, ContactLanguage language, ContactMethod method, Instant at) {
        return books.inForce(at)
                .language(language)
                .orElseThrow(() -> new IllegalArgumentException("no support in language " + language))
                .hours(method, account);
    }

    @Override
    public Silence silence(Account account, ContactLanguage language, Instant at) {
        PolicyBook book = books.inForce(at);
        SupportHours days = book.language(language)
                .orElseThrow(() -> new IllegalArgumentException("no support in language " + language))
                .clock(Clock.BUSINESS_HOURS, account);
        return new Silence(
                days.daysAfter(at, book.silence().reminderAfter()),
                days.daysAfter(at, book.silence().resolutionAfter()));
    }

    @Override
    public Ruling rule(Inquiry inquiry) {
        return new Judgement(books.inForce(inquiry.at()), catalog, quotas, inquiry).ruling();
    }

    @Override
    public LocalizedText nameOf(SupportPlan plan, Instant at) {
        return books.inForce(at).termsOf(plan).name();
    }
}
