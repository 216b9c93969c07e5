package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.text.Blanks;
import org.caseport.web.directory.DirectoryUnavailableException;
import org.caseport.web.directory.LdapDirectory;
import org.caseport.web.directory.SignInWay;
import org.caseport.web.directory.SignInWays;
import org.caseport.web.security.admission.AdmittingPeople;
import org.caseport.web.security.admission.DirectorySessions;
import org.caseport.web.security.admission.RejectionReason;
import org.caseport.web.security.session.Passwords;
import org.caseport.web.security.session.Sessions;

/** Signs a person in with the password of the LDAP directory, which is never stored or logged here. */
@ApplicationScoped
public class SigningInByLdap {

    private static final Logger LOG = Logger.getLogger(SigningInByLdap.class.getName());
    private static final int LONGEST_NAME = 254;

    @Inject
    SignInWays ways;

    @Inject
    LdapDirectory directory;

    @Inject
    AdmittingPeople admitting;

    @Inject
    Sessions desk;

    @Inject
    DirectorySessions book;

    public SignInOutcome signIn(String typed, String password) {
        String name = Blanks.strip(typed);
        boolean possible = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && !password.isEmpty()
                && password.length() <= Passwords.LONGEST;
        if (!possible || !ways.opens(SignInWay.LDAP)) {
            return new SignInOutcome.Wrong();
        }
        try {
            return signIn(name, password, directory.named(name));
        } catch (DirectoryUnavailableException e) {
            LOG.log(Level.WARNING, "nobody can sign in by LDAP just now: " + e.getMessage(), e.getCause());
            return new SignInOutcome.NotVouched(RejectionReason.AWAY);
        }
    }

    private SignInOutcome signIn(String name, String password, Optional<LdapDirectory.Found> found) {
        // Failures count for the person, by any of the person's names, and separately from those with local passwords.
        String counted = "ldap:" + found.map(one -> one.person().id().subject()).orElse(name);
        Duration left = desk.admit(counted);
        if (!left.isZero()) {
            desk.refuse(counted, "ldap waiting");
            return new SignInOutcome.Wait(left);
        }
        if (found.isEmpty() || !directory.isPasswordOf(found.get(), password)) {
            return wrong(counted, "ldap wrong");
        }
        if (found.get().out()) {
            admitting.shutOut(found.get().person().id(), RejectionReason.DISABLED);
            book.refused("ldap " + RejectionReason.DISABLED.code());
            return new SignInOutcome.NotVouched(RejectionReason.DISABLED);
        }
        AdmittingPeople.Outcome admission =
                AdmittingPeople.Outcome.of(found.get().person(), admitting);
        if (admission instanceof AdmittingPeople.Outcome.Admitted admitted) {
            return new SignInOutcome.Welcome(
                    admitted.person(),
                    book.welcome(admitted.person(), found.get().person().id(), counted));
        }
        RejectionReason why = ((AdmittingPeople.Outcome.Refused) admission).why();
        return why == RejectionReason.DEACTIVATED
                ? wrong(counted, "ldap " + why.code())
                : new SignInOutcome.NotVouched(why);
    }

    private SignInOutcome wrong(String counted, String why) {
        Duration wait = desk.refuse(counted, why);
        return wait.isZero() ? new SignInOutcome.Wrong() : new SignInOutcome.Wait(wait);
    }
}
