package org.caseport.web.application.account;

import java.time.Instant;
import java.util.Locale;
import org.caseport.domain.account.Person;

/** Sends the mail with the link for a forgotten password. */
public interface PasswordMail {

    /** Whether a mail server is set. */
    boolean isSet();

    /**
     * Sends the mail now.
     *
     * @param until the time until which the link works
     * @return whether the mail server has taken it
     */
    boolean send(Person to, String link, Instant until, Locale language);
}
