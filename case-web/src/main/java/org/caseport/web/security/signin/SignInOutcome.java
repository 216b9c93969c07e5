package org.caseport.web.security.signin;

import java.time.Duration;
import org.caseport.domain.account.Person;
import org.caseport.web.security.admission.SignInDenialReason;
import org.caseport.web.security.session.RandomToken;

/** The result of an attempt to sign in. An unknown name has the same result as a wrong password. */
public sealed interface SignInOutcome {

    /** Signed in; the token goes into the cookie. */
    record SignedIn(Person person, RandomToken token) implements SignInOutcome {}

    /** E-mail or password is wrong. */
    record Wrong() implements SignInOutcome {}

    /** The directory or the sign-in rules don't let this person in. */
    record Denied(SignInDenialReason why) implements SignInOutcome {}

    /** Too many failures in a row: nothing is checked until this time has passed. */
    record Wait(Duration left) implements SignInOutcome {}

    /** The password is right; the second factor must still be shown or set up. The token identifies the person. */
    record SecondFactorRequired(RandomToken step) implements SignInOutcome {}

    /** Too many failures from this address, for any names. */
    record TooManyAttempts(Duration left) implements SignInOutcome {}

    /** Too much time has passed since the password. */
    record Expired() implements SignInOutcome {}
}
