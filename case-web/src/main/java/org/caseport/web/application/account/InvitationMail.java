package org.caseport.web.application.account;

import java.util.Locale;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Invitation;
import org.jspecify.annotations.Nullable;

/** Sends the mail with an invitation's link. */
public interface InvitationMail {

    /** Whether a mail server is set; without one, the inviter passes the link on. */
    boolean isSet();

    /**
     * Sends the mail now.
     *
     * @param inviter the name of the person who invites
     * @param account the account of an invited member; null for people of support
     * @return whether the mail server has taken it
     */
    boolean send(Invitation invitation, String inviter, @Nullable Account account, String link, Locale language);
}
