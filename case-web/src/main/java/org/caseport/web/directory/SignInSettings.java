package org.caseport.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.web.application.SettingReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Settings that say which ways to sign in are open, and for whom. A mistake in them stops the start. */
@ApplicationScoped
public class SignInSettings {

    private static final Logger LOG = Logger.getLogger(SignInSettings.class.getName());

    /** {@code local}, {@code oidc} and {@code ldap}, separated by commas. */
    @Inject
    @ConfigProperty(name = "caseport.signin.ways", defaultValue = "local")
    String ways;

    /** Who may use a local password besides a directory: {@code administrators}, or {@code everybody} who has one. */
    @Inject
    @ConfigProperty(name = "caseport.signin.local", defaultValue = "administrators")
    String local;

    @Inject
    @ConfigProperty(name = "caseport.signin.rules")
    Optional<String> rules;

    /**
     * {@code never}, or {@code verified}: a person of the directory is linked to the local one with the same verified
     * e-mail.
     */
    @Inject
    @ConfigProperty(name = "caseport.signin.link", defaultValue = "never")
    String link;

    /** How often the directory is asked about each person who is signed in. */
    @Inject
    @ConfigProperty(name = "caseport.signin.check", defaultValue = "PT5M")
    Duration check;

    @Inject
    OpenIdSettings openId;

    @Inject
    LdapSettings ldap;

    private @Nullable Set<SignInMethod> open;
    private @Nullable SignInRules read;

    /** Checks all sign-in settings at start and logs what is wrong in one line. */
    void check(@Observes @Initialized(ApplicationScoped.class) Object application) {
        try {
            open();
            rules();
            if (opens(SignInMethod.OIDC)) {
                openId.check();
            }
            if (opens(SignInMethod.LDAP)) {
                ldap.check();
            }
        } catch (IllegalArgumentException e) {
            LOG.severe("Caseport does not start: " + e.getMessage());
            throw e;
        }
    }

    public boolean opens(SignInMethod way) {
        return open().contains(way);
    }

    /** Whether a directory decides who may sign in. */
    public boolean isByDirectory() {
        return opens(SignInMethod.OIDC) || opens(SignInMethod.LDAP);
    }

    /** Whether this person may sign in with a local password. */
    public boolean isOpenByPassword(Person person) {
        // A person whom the directory has shut out has no role, but may still have an old password.
        return opens(SignInMethod.LOCAL)
                && person.isActive()
                && !person.roles().isEmpty()
                && (!isByDirectory()
                        || local.strip().equals("everybody")
                        || person.roles().contains(Role.ADMINISTRATOR));
    }

    /** Whether local passwords are only for administrators. */
    public boolean isLocalForAdministrators() {
        return isByDirectory() && !local.strip().equals("everybody");
    }

    public boolean linksByEmail() {
        return link.strip().equals("verified");
    }

    public Duration checkEvery() {
        return check;
    }

    public SignInRules rules() {
        SignInRules known = read;
        if (known == null) {
            known = SignInRules.of(SettingReader.of(rules).orElse(""));
            if (known.isEmpty() && isByDirectory()) {
                throw new IllegalArgumentException("with caseport.signin.ways=" + ways
                        + " nobody comes in without rules; set caseport.signin.rules, such as"
                        + " 'group:support-agents -> agent'");
            }
            read = known;
        }
        return known;
    }

    private Set<SignInMethod> open() {
        Set<SignInMethod> known = open;
        if (known == null) {
            known = EnumSet.noneOf(SignInMethod.class);
            for (String name : ways.split(",", -1)) {
                known.add(Arrays.stream(SignInMethod.values())
                        .filter(way -> way.code().equals(name.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "caseport.signin.ways names '" + name + "', which is none of local, oidc and ldap")));
            }
            open = known;
        }
        return known;
    }
}
