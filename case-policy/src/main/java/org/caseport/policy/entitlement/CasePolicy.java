package org.caseport.policy.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.book.ResolutionTerms;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.chat.ChatPolicy;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/**
 * Decides everything that depends on a support plan. Wizard, API, inbound channels and tests all ask it, so that they
 * can't get different answers.
 */
public interface CasePolicy {

    /** A policy that reads these books and this catalog. */
    static CasePolicy readingFrom(PolicyBooks books, Catalog catalog) {
        return readingFrom(books, catalog, QuotaOverrides.OF_THE_BOOK, EnumSet.allOf(ContactMethod.class));
    }

    /**
     * The same, with quotas that an operator sets in place of the books'.
     *
     * @param inService the contact methods that this portal has at all; the others are refused under every plan
     */
    static CasePolicy readingFrom(
            PolicyBooks books, Catalog catalog, QuotaOverrides quotas, Set<ContactMethod> inService) {
        return readingFrom(() -> books, catalog, quotas, inService);
    }

    /** The same, with books that change while it is used: each question is answered by those of its moment. */
    static CasePolicy readingFrom(
            Supplier<PolicyBooks> books, Catalog catalog, QuotaOverrides quotas, Set<ContactMethod> inService) {
        return new DefaultCasePolicy(books, catalog, quotas, inService);
    }

    /** Whether the account's programs may call the Support API, and how much. */
    Offer<ApiTerms> supportApi(Account account, Instant at);

    /** Whether this portal has this contact method at all, under any plan. */
    boolean isInService(ContactMethod method);

    /**
     * When support can be reached by this method in this language.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    SupportHours hours(Account account, ContactLanguage language, ContactMethod method, Instant at);

    /**
     * The hours on which a target with this clock is counted.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    SupportHours clock(Account account, ContactLanguage language, Promise.Clock clock, Instant at);

    /**
     * Derives by when support calls, under the book that is in force at this instant.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    CallPolicy calls(Account account, ContactLanguage language, Instant at);

    /** The rules of chats under the book in force at this instant; in a language that it lacks, those for English. */
    ChatPolicy chats(Account account, ContactLanguage language, Instant at);

    /** How many chats an agent has at once, unless a supervisor set another number. */
    int atOnceAnAgent(Instant at);

    /** Reads country or region, number and extension of a callback, and says what is wrong with them. */
    CallbackNumberReading callbackNumber(Account account, DraftFields fields, Instant at);

    /**
     * When a customer who was asked for information at this instant is reminded, and when the case resolves by itself.
     *
     * @throws IllegalArgumentException when the book in force then has no such language
     */
    InactivityDeadline inactivityDeadline(Account account, ContactLanguage language, Instant at);

    /** How long before it is due an unanswered case counts as due soon, in whole hours. */
    Duration dueSoon(Instant at);

    /** How long after its last change a draft is kept, in whole days. */
    Duration draftsKept(Instant at);

    /** The windows that open for the customer of a case that is resolved at this instant. */
    ResolutionTerms afterResolution(Instant resolvedAt);

    /**
     * All choices of the account for a case of this type, each granted or refused. Where the book has no such language,
     * the hours for English apply.
     *
     * @param type null while none is chosen
     */
    Offers offers(Account account, @Nullable CaseType type, ContactLanguage language, Instant at);

    /** What each severity that the account may choose promises for a case of this type submitted at this instant. */
    Map<Severity, Promise> promises(Account account, CaseType type, ContactLanguage language, Instant at);

    /** The limits of the account for files and new cases. */
    AccountLimits limits(Account account, Instant at);

    /** Checks a whole draft: its offers, its promises, and everything that keeps it from being sent. */
    Decision check(PolicyRequest request);

    /** The plans that an account can have under the book in force then, the lowest first. */
    List<SupportPlan> plans(Instant at);

    /**
     * The account's plan as the book in force then names it: a later book may have another plan for the accounts of one
     * that it has no more.
     *
     * @throws IllegalArgumentException when the book in force then has no plan for the account
     */
    SupportPlan planOf(Account account, Instant at);

    /** Whether the book in force then has a plan for the account. */
    boolean hasPlanOf(Account account, Instant at);

    /** Whether members of the account may change from its plan to this one themselves, or have to ask support. */
    boolean isChangedByMembers(Account account, SupportPlan to, Instant at);

    /** How long after the last change of its plan an account keeps what a lower plan would take away. */
    Duration planTerm(Instant at);

    /** The languages in which support can be written to under the book in force then. */
    List<ContactLanguage> languages(Instant at);

    /**
     * The name of this plan for people.
     *
     * @throws IllegalArgumentException when the book in force then has no such plan
     */
    LocalizedText nameOf(SupportPlan plan, Instant at);
}
