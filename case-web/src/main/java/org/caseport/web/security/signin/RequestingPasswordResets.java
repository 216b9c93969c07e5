package org.caseport.web.security.signin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.account.Person;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.application.account.PasswordMail;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.access.Proxy;
import org.caseport.web.security.session.PasswordHasher;

/**
 * Sends a link to people who have forgotten their password. The person is looked up and the mail sent after the answer,
 * so that neither the answer nor its time tells whether an address is known.
 */
@ApplicationScoped
public class RequestingPasswordResets {

    private static final Logger LOG = Logger.getLogger(RequestingPasswordResets.class.getName());

    private static final String PAGE = "/new-password";

    @Resource
    ManagedExecutorService executor;

    @Inject
    ResettingPasswords resetting;

    @Inject
    PasswordMail mail;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    SignInSettings signInSettings;

    @Inject
    PortalUrls portal;

    @Inject
    RateLimiting rateLimiting;

    @Inject
    Proxy proxy;

    /**
     * Whether links can be sent: people sign in with passwords of ours, and a mail server and the portal's own address
     * are set. The address in a request is not trusted for a link that sets a password.
     */
    public boolean arePossible() {
        return signInSettings.opens(SignInMethod.LOCAL)
                && mail.isSet()
                && portal.base().isPresent();
    }

    /**
     * Sends a link to this address soon, if somebody there has a password.
     *
     * @param language the language of the mail for people who have not chosen one
     * @return how long to wait, if there were too many requests for this address or from this source; zero otherwise
     */
    public Duration ask(String typed, Locale language, HttpServletRequest request) {
        Duration crowded = rateLimiting.attempt(proxy.address(request), proxy.peopleBehind(request));
        if (!crowded.isZero()) {
            return crowded;
        }
        String email = Person.signInName(typed);
        Duration often = rateLimiting.askForLink(email);
        if (often.isZero()) {
            executor.execute(() -> send(email, language));
        }
        return often;
    }

    void send(String email, Locale language) {
        try {
            SingleUseLink link = SingleUseLink.to(PAGE);
            resetting.begin(email, link.hash()).ifPresent(begun -> send(begun, link, language));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a link for a forgotten password could not be sent", e);
        }
    }

    private void send(ResettingPasswords.Begun begun, SingleUseLink link, Locale language) {
        Person person = begun.person();
        Locale chosen = person.language() == null ? language : Locale.forLanguageTag(person.language());
        if (!mail.send(person, link.below(portal.base().orElseThrow()), begun.until(), chosen)) {
            resetting.notSent(person);
        }
    }

    /** The person of a link that works. */
    public Optional<Person> open(String token) {
        return arePossible() ? SingleUseLink.hashOf(token).flatMap(resetting::holder) : Optional.empty();
    }

    /** Sets the password of the person, once; empty when the link does not work any more. */
    public Optional<Person> set(String token, String password) {
        // A password is hashed, which takes its time, only for a link that works.
        return SingleUseLink.hashOf(token)
                .filter(hash -> open(token).isPresent())
                .flatMap(hash -> resetting.finish(hash, passwordHasher.hash(password)));
    }
}
