package org.caseport.web.application.notice;

import java.time.Instant;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.report.MailingReports;
import org.jspecify.annotations.Nullable;

/** The data for a mail, or the reason why none is written. */
public sealed interface MailContent {

    /**
     * Everything that a mail about a case says.
     *
     * @param toRequester whether it goes to the person who opened the case, and not to somebody else who gets copies
     * @param call the call that support owes in the case; null for none
     * @param said the communication that the mail quotes; null for none
     */
    record Ready(
            MailTrigger trigger,
            Delivery delivery,
            boolean toRequester,
            Account account,
            SupportCase supportCase,
            @Nullable Callback call,
            @Nullable Communication said)
            implements MailContent {}

    /**
     * What a mail about an account's plan says.
     *
     * @param to the person who gets it
     * @param at when the change takes effect
     * @param by the name of the member who made the change; empty when support did
     */
    record OfPlan(
            MailTrigger trigger,
            Delivery delivery,
            Person to,
            Account account,
            SupportPlan before,
            SupportPlan after,
            Instant at,
            String by)
            implements MailContent {}

    /** A report that a supervisor has ordered. */
    record OfReport(Delivery delivery, MailingReports.Mail mail) implements MailContent {}

    /** No mail may be sent to this address now. */
    record Skipped(Trouble trouble) implements MailContent {}
}
