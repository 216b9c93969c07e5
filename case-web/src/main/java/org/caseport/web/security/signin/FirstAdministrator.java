package org.caseport.web.security.signin;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.session.PasswordHasher;
import org.caseport.web.security.session.RandomToken;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates the first administrator by a link in the log, since at first nobody can sign in. A person who can read the
 * log of a server controls it anyway. Each start without an administrator prints a new link. Only its hash is kept, in
 * memory, so the link works on the server that printed it.
 */
@ApplicationScoped
public class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());

    /** Runs after the observers that may create people. */
    private static final int LAST = 10_000;

    /** The hash of the link's token; empty if there is no link. */
    private String invitation = "";

    @Inject
    People people;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    SignInSettings signInSettings;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.address")
    Optional<String> address;

    @Inject
    PortalUrls portal;

    @Transactional
    void invite(@Observes @Priority(LAST) DatabaseStatus.Ready ready) {
        // Without local passwords, the first administrator comes from the directory.
        if (!signInSettings.opens(SignInMethod.LOCAL) || people.anyIs(Role.ADMINISTRATOR)) {
            return;
        }
        RandomToken token = RandomToken.fresh();
        remember(token.hash());
        LOG.info("Nobody administers this portal yet. Create the first administrator, once, at "
                + address.map(set -> set.replaceAll("/+$", "")).or(portal::base).orElse("<this server>")
                + "/setup?token="
                + token.text());
    }

    /** Whether this is the token of the last printed link, and the link is unused. */
    public boolean invited(String token) {
        String hash = hash();
        return !hash.isEmpty()
                && RandomToken.isToken(token)
                && MessageDigest.isEqual(
                        new RandomToken(token).hash().getBytes(StandardCharsets.US_ASCII),
                        hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether no administrator exists yet, and a link that this server has printed can create the first. */
    @Transactional
    public boolean isAwaited() {
        return !hash().isEmpty() && !people.anyIs(Role.ADMINISTRATOR);
    }

    /** Creates the administrator; false if the link was used meanwhile, or the e-mail is taken. */
    @Transactional
    public synchronized boolean appoint(String token, String email, String name, String password) {
        if (!invited(token) || people.findByEmail(email).isPresent() || people.anyIs(Role.ADMINISTRATOR)) {
            return false;
        }
        PersonId id = new PersonId(UUID.randomUUID().toString());
        people.store(new Person(id, email, BlankText.strip(name), Set.of(Role.ADMINISTRATOR), null, null, null));
        people.setPasswordHash(id, passwordHasher.hash(password));
        journal.done(null, id, JournalAct.ADMINISTRATOR_APPOINTED, id.value(), "first", clock.instant());
        remember("");
        return true;
    }

    private synchronized String hash() {
        return invitation;
    }

    private synchronized void remember(String hash) {
        invitation = hash;
    }
}
