package org.caseport.policy.entitlement;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.sla.SupportHours;

/**
 * The one door to everything that depends on a plan. Wizard, API, inbound channels and tests ask the same question and
 * can't get different answers.
 */
public interface CasePolicy {

    /** Policy by these books, about what this catalog lists. */
    static CasePolicy readingFrom(PolicyBooks books, Catalog catalog) {
        return readingFrom(books, catalog, QuotaOverrides.OF_THE_BOOK, EnumSet.allOf(ContactMethod.class));
    }

    /**
     * The same, with quotas of an operator in place of the books'.
     *
     * @param inService by which methods this portal can be contacted at all; the others are refused under every plan
     */
    static CasePolicy readingFrom(
            PolicyBooks books, Catalog catalog, QuotaOverrides quotas, Set<ContactMethod> inService) {
        return new BookCasePolicy(books, catalog, quotas, inService);
    }

    /** Whether the account's programs may call the Support API, and how much. */
    Offer<ApiTerms> supportApi(Account account, Instant at);

    /** Whether anybody can be contacted like this here, under any plan. */
    boolean isInService(ContactMethod method);

    /**
     * When support can be reached like this in this language.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    SupportHours hours(Account account, ContactLanguage language, ContactMethod method, Instant at);

    /**
     * When a customer who was asked for information at this instant is reminded, and when the case resolves by itself.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    InactivityDeadline silence(Account account, ContactLanguage language, Instant at);

    /** Rules on the draft under the book in force at the inquiry's instant. */
    Decision rule(PolicyRequest inquiry);

    /**
     * What people call this plan.
     *
     * @throws IllegalArgumentException when the book in force then has no such plan
     */
    LocalizedText nameOf(SupportPlan plan, Instant at);
}
