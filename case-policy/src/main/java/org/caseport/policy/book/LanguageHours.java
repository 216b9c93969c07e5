package org.caseport.policy.book;

import org.caseport.domain.account.Account;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.sla.AroundTheClock;
import org.caseport.policy.sla.SupportHours;

/** When support is there for people who want to be answered in one language. */
public record LanguageHours(ContactLanguage language, HoursTerms chat, HoursTerms phone, HoursTerms business) {

    /** When support can be reached like this; a message can be left at any time. */
    public SupportHours hours(ContactMethod method, Account account) {
        return switch (method) {
            case WEB -> new AroundTheClock(account.zone());
            case CHAT -> chat.of(account);
            case PHONE -> phone.of(account);
        };
    }

    /** What a target on this clock is counted on for this account. */
    public SupportHours clock(Clock clock, Account account) {
        return clock == Clock.BUSINESS_HOURS ? business.of(account) : new AroundTheClock(account.zone());
    }
}
