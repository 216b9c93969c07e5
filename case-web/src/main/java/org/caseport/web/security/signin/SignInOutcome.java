package org.caseport.web.security.signin;

import java.time.Duration;
import org.caseport.domain.account.Person;
import org.caseport.web.security.admission.RejectionReason;
import org.caseport.web.security.session.SignInToken;

/** What came of an attempt to sign in. Who does not exist is answered exactly like who typed a wrong password. */
public sealed interface SignInOutcome {

    /** The person is in; the token goes into the cookie. */
    record Welcome(Person person, SignInToken token) implements SignInOutcome {}

    /** E-mail or password is wrong. */
    record Wrong() implements SignInOutcome {}

    /** The directory, or a rule of the operator's, does not let this person in. */
    record NotVouched(RejectionReason why) implements SignInOutcome {}

    /** Too many failures in a row: nothing is checked before this time is over. */
    record Wait(Duration left) implements SignInOutcome {}

    /** The password is right, and the second factor is still to be shown or set up; the token says who. */
    record Halfway(SignInToken step) implements SignInOutcome {}

    /** Too many failures from this address, whoever they were for. */
    record Crowded(Duration left) implements SignInOutcome {}

    /** Too much time has passed since the password. */
    record Expired() implements SignInOutcome {}
}
