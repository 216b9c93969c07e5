package org.caseport.web.security.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns.Vouched;
import org.caseport.web.directory.DirectoryUnavailableException;
import org.caseport.web.directory.LdapDirectory;
import org.caseport.web.directory.OpenIdProvider;
import org.caseport.web.directory.OpenIdSettings;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.directory.UntrustedIdentityException;

/** Asks the directory about people who are signed in, so that those whom it shuts out are signed out within minutes. */
@ApplicationScoped
public class CheckingPeople {

    private static final Logger LOG = Logger.getLogger(CheckingPeople.class.getName());

    @Inject
    SignInSettings signInSettings;

    @Inject
    OpenIdSettings openId;

    @Inject
    OpenIdProvider provider;

    @Inject
    LdapDirectory ldap;

    @Inject
    ManagingDirectorySignIns managingDirectorySignIns;

    @Inject
    ProvisioningPeople provisioning;

    /** Checks the sign-ins that are due. A directory that is down shuts nobody out. */
    public void round() {
        if (!signInSettings.isByDirectory()) {
            return;
        }
        managingDirectorySignIns.tidyUp();
        if (signInSettings.opens(SignInMethod.OIDC)) {
            managingDirectorySignIns.endOlderThan(openId.issuer(), openId.session());
        }
        Set<DirectoryIdentity> asked = new HashSet<>();
        for (Vouched one : managingDirectorySignIns.takeDue(signInSettings.checkEvery())) {
            try {
                if (one.id().issuer().equals(LdapDirectory.ISSUER)) {
                    if (asked.add(one.id())) {
                        askLdap(one);
                    }
                } else {
                    askProvider(one);
                }
            } catch (DirectoryUnavailableException e) {
                LOG.log(
                        Level.WARNING,
                        "the directory can''t be asked about people who are signed in: {0}",
                        e.getMessage());
            }
        }
    }

    private void askLdap(Vouched one) {
        Optional<LdapDirectory.Found> found =
                signInSettings.opens(SignInMethod.LDAP) ? ldap.find(one.id()) : Optional.empty();
        if (found.isEmpty() || found.get().out()) {
            provisioning.shutOut(one.id(), SignInDenialReason.DISABLED);
        } else {
            provisioning.checkAgain(found.get().person());
        }
    }

    private void askProvider(Vouched one) {
        if (!signInSettings.opens(SignInMethod.OIDC) || !one.id().issuer().equals(openId.issuer())) {
            managingDirectorySignIns.end(one, "way-closed");
            return;
        }
        Optional<String> refresh = managingDirectorySignIns.refreshOf(one);
        if (refresh.isEmpty()) {
            return;
        }
        try {
            OpenIdProvider.Again again = provider.refresh(refresh.get());
            managingDirectorySignIns.renew(one, again.refresh());
            if (again.person().isPresent()) {
                if (again.person().get().id().equals(one.id())) {
                    provisioning.checkAgain(again.person().get());
                } else {
                    managingDirectorySignIns.end(one, "provider");
                }
            }
        } catch (UntrustedIdentityException e) {
            managingDirectorySignIns.end(one, "provider");
        }
    }
}
