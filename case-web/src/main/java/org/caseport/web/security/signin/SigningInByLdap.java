package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.text.BlankText;
import org.caseport.web.directory.DirectoryUnavailableException;
import org.caseport.web.directory.LdapDirectory;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.admission.ManagingDirectorySignIns;
import org.caseport.web.security.admission.ProvisioningPeople;
import org.caseport.web.security.admission.SignInDenialReason;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.PasswordHasher;

/** Signs a person in with the password of the LDAP directory, which is never stored or logged here. */
@ApplicationScoped
public class SigningInByLdap {

    private static final Logger LOG = Logger.getLogger(SigningInByLdap.class.getName());
    private static final int LONGEST_NAME = 254;

    @Inject
    SignInSettings signInSettings;

    @Inject
    LdapDirectory directory;

    @Inject
    ProvisioningPeople provisioning;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    ManagingDirectorySignIns managingDirectorySignIns;

    public SignInOutcome signIn(String typed, String password) {
        String name = BlankText.strip(typed);
        boolean possible = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && !password.isEmpty()
                && password.length() <= PasswordHasher.LONGEST;
        if (!possible || !signInSettings.opens(SignInMethod.LDAP)) {
            return new SignInOutcome.Wrong();
        }
        try {
            return signIn(name, password, directory.named(name));
        } catch (DirectoryUnavailableException e) {
            LOG.log(Level.WARNING, "nobody can sign in by LDAP just now: " + e.getMessage(), e.getCause());
            return new SignInOutcome.Denied(SignInDenialReason.AWAY);
        }
    }

    private SignInOutcome signIn(String name, String password, Optional<LdapDirectory.Found> found) {
        // Failures count for the person, by any of the person's names, and separately from those with local passwords.
        String counted = "ldap:" + found.map(one -> one.person().id().subject()).orElse(name);
        Duration left = managingSignIns.admit(counted);
        if (!left.isZero()) {
            managingSignIns.refuse(counted, "ldap waiting");
            return new SignInOutcome.Wait(left);
        }
        if (found.isEmpty() || !directory.isPasswordOf(found.get(), password)) {
            return wrong(counted, "ldap wrong");
        }
        if (found.get().out()) {
            provisioning.shutOut(found.get().person().id(), SignInDenialReason.DISABLED);
            managingDirectorySignIns.refused("ldap " + SignInDenialReason.DISABLED.code());
            return new SignInOutcome.Denied(SignInDenialReason.DISABLED);
        }
        ProvisioningPeople.Outcome admission = provisioning.admit(found.get().person());
        if (admission instanceof ProvisioningPeople.Outcome.Admitted admitted) {
            return new SignInOutcome.SignedIn(
                    admitted.person(),
                    managingDirectorySignIns.welcome(
                            admitted.person(), found.get().person().id(), counted));
        }
        SignInDenialReason why = ((ProvisioningPeople.Outcome.Refused) admission).why();
        return why == SignInDenialReason.DEACTIVATED
                ? wrong(counted, "ldap " + why.code())
                : new SignInOutcome.Denied(why);
    }

    private SignInOutcome wrong(String counted, String why) {
        Duration wait = managingSignIns.refuse(counted, why);
        return wait.isZero() ? new SignInOutcome.Wrong() : new SignInOutcome.Wait(wait);
    }
}
