package org.caseport.web.application.notice;

import org.caseport.domain.account.Account;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Occasion;
import org.jspecify.annotations.Nullable;

/** What a mail is written from, or why none is. */
public sealed interface MailContent {

    /**
     * Everything a mail says.
     *
     * @param toRequester whether it goes to the person who opened the case, and not to an additional contact
     * @param said what was said; null where nothing was
     */
    record Ready(
            Occasion occasion,
            Delivery delivery,
            boolean toRequester,
            Account account,
            SupportCase supportCase,
            @Nullable Communication said)
            implements MailContent {}

    /** There is a reason not to write to this address now. */
    record Not(Trouble trouble) implements MailContent {}
}
