package org.caseport.policy.book;

import org.caseport.domain.account.Account;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.sla.AroundTheClock;
import org.caseport.policy.sla.SupportHours;

/** The support hours for one contact language. */
public record LanguageHours(ContactLanguage language, HoursTerms chat, HoursTerms phone, HoursTerms business) {

    /** The hours of this contact method; by web a message can be left at any time. */
    public SupportHours hours(ContactMethod method, Account account) {
        return switch (method) {
            case WEB -> new AroundTheClock(account.zone());
            case CHAT -> chat.of(account);
            case PHONE -> phone.of(account);
        };
    }

    /** The hours on which a target with this clock is counted for this account. */
    public SupportHours clock(Clock clock, Account account) {
        return clock == Clock.BUSINESS_HOURS ? business.of(account) : new AroundTheClock(account.zone());
    }
}
