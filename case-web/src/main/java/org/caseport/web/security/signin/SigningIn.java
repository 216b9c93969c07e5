package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIns;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.PasswordHasher;

/**
 * Signs a person in with a local password. A wrong password gets the same answers whether or not the person exists or
 * is locked.
 */
@ApplicationScoped
public class SigningIn {

    /** The longest e-mail address there is. */
    private static final int LONGEST_EMAIL = 254;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    IdentityStoreHandler stores;

    @Inject
    SecondFactorStep secondFactorStep;

    public SignInOutcome signIn(String typed, String password) {
        String email = Person.signInName(typed);
        if (!couldBeAnybody(email) || password.isEmpty() || password.length() > PasswordHasher.LONGEST) {
            return new SignInOutcome.Wrong();
        }
        SignIns.Failures before = managingSignIns.failuresOf(email);
        Duration left = managingSignIns.admit(email);
        if (!left.isZero()) {
            managingSignIns.refuse(email, "waiting");
            return new SignInOutcome.Wait(left);
        }
        Optional<Person> person = checked(email, password);
        if (person.isPresent() && secondFactorStep.isNeededBy(person.get())) {
            managingSignIns.confirmed(email, before);
            return new SignInOutcome.SecondFactorRequired(managingSignIns.startSecondFactor(person.get()));
        }
        if (person.isPresent()) {
            return new SignInOutcome.SignedIn(person.get(), managingSignIns.start(person.get(), email));
        }
        Duration wait = managingSignIns.refuse(email, "wrong");
        return wait.isZero() ? new SignInOutcome.Wrong() : new SignInOutcome.Wait(wait);
    }

    private Optional<Person> checked(String email, String password) {
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(email, password));
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? managingSignIns.person(
                        new PersonId(result.getCallerPrincipal().getName()))
                : Optional.empty();
    }

    private static boolean couldBeAnybody(String email) {
        return !email.isEmpty()
                && email.length() <= LONGEST_EMAIL
                && email.chars().noneMatch(Character::isISOControl);
    }
}
