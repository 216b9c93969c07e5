package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.caseport.domain.account.Person;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.security.access.Proxy;
import org.caseport.web.security.session.Device;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.SecondFactorCookie;
import org.caseport.web.security.session.SignInCookie;
import org.caseport.web.text.Languages;

/**
 * Signs a person in with this browser, with a new token each time; the browser's previous token ends. With a second
 * factor, the password alone gives only a token for the second step, which opens no page.
 */
@ApplicationScoped
public class SignInFlow {

    /** The cookie in which a script stores the name of the browser's time zone. */
    private static final String ZONE_COOKIE = "caseport-zone";

    @Inject
    SigningIn signingIn;

    @Inject
    SigningInByLdap byLdap;

    @Inject
    SecondFactorStep secondFactorStep;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    SignInCookie cookie;

    @Inject
    SecondFactorCookie secondFactorCookie;

    @Inject
    Proxy proxy;

    @Inject
    RateLimiting rateLimiting;

    public SignInOutcome enter(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> signingIn.signIn(email, password));
    }

    /** Signs in with the password of the LDAP directory, without a second factor of ours. */
    public SignInOutcome enterByLdap(
            String name, String password, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> byLdap.signIn(name, password));
    }

    /** The person who has entered the password and not yet the code. */
    public Optional<Person> halfway(HttpServletRequest request) {
        return secondFactorCookie.in(request).flatMap(managingSignIns::holderOfStep);
    }

    /** How long the person is locked out. */
    public Duration left(Person person) {
        return managingSignIns.left(person.email());
    }

    /** Takes the second step with a code of the app or a recovery code. */
    public SignInOutcome enter(String code, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> secondFactorCookie
                .in(request)
                .map(step -> secondFactorStep.finish(step, code))
                .orElseGet(SignInOutcome.Expired::new));
    }

    /**
     * Takes the second step by setting up a second factor; {@code enrolled} gets the result with the recovery codes.
     */
    public SignInOutcome enrol(
            String sealed,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Consumer<ManagingSecondFactor.Outcome> enrolled) {
        return attempt(request, response, () -> secondFactorCookie
                .in(request)
                .map(step -> secondFactorStep.enrol(step, sealed, code, enrolled))
                .orElseGet(SignInOutcome.Expired::new));
    }

    private SignInOutcome attempt(
            HttpServletRequest request, HttpServletResponse response, Supplier<SignInOutcome> attempt) {
        String address = proxy.address(request);
        int people = proxy.peopleBehind(request);
        Duration left = rateLimiting.attempt(address, people);
        if (!left.isZero()) {
            return new SignInOutcome.TooManyAttempts(left);
        }
        SignInOutcome outcome = attempt.get();
        if (outcome instanceof SignInOutcome.SignedIn welcome) {
            rateLimiting.succeeded(address, people);
            enter(welcome.token(), request, response);
        } else if (outcome instanceof SignInOutcome.SecondFactorRequired halfway) {
            rateLimiting.succeeded(address, people);
            secondFactorCookie.give(request, response, halfway.step());
        }
        return outcome;
    }

    void enter(RandomToken token, HttpServletRequest request, HttpServletResponse response) {
        cookie.in(request).ifPresent(old -> managingSignIns.end(old, null));
        cookie.give(request, response, token);
        managingSignIns.describe(
                token, Device.of(request.getHeader("User-Agent")), Languages.cookie(request, ZONE_COOKIE));
        secondFactorCookie.take(request, response);
    }
}
