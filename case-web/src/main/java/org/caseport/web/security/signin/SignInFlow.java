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
import org.caseport.web.application.factor.KeepingSecondFactor;
import org.caseport.web.security.access.Proxy;
import org.caseport.web.security.session.Sessions;
import org.caseport.web.security.session.SignInCookie;
import org.caseport.web.security.session.SignInToken;
import org.caseport.web.security.session.StepCookie;

/**
 * Signs a person in, in this browser: a new token each time, and whatever the browser sent before is worth nothing.
 * Where a second factor is asked for, only its code opens; until then the browser has a token that opens nothing.
 */
@ApplicationScoped
public class SignInFlow {

    @Inject
    SigningIn signingIn;

    @Inject
    SigningInByLdap byLdap;

    @Inject
    SecondStep secondStep;

    @Inject
    Sessions desk;

    @Inject
    SignInCookie cookie;

    @Inject
    StepCookie stepCookie;

    @Inject
    Proxy proxy;

    @Inject
    RateLimiting pacing;

    public SignInOutcome enter(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> signingIn.signIn(email, password));
    }

    /** The same by the password that the company's directory knows, which asks for second factors itself. */
    public SignInOutcome enterByLdap(
            String name, String password, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> byLdap.signIn(name, password));
    }

    /** Who is on the way in, between password and code. */
    public Optional<Person> halfway(HttpServletRequest request) {
        return stepCookie.in(request).flatMap(desk::holderOfStep);
    }

    /** How long the person has to wait before the next attempt. */
    public Duration left(Person person) {
        return desk.left(person.email());
    }

    /** The second step, with a code of the app or a recovery code. */
    public SignInOutcome enter(String code, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, () -> stepCookie
                .in(request)
                .map(step -> secondStep.finish(step, code))
                .orElseGet(SignInOutcome.Expired::new));
    }

    /**
     * The second step of a person who has to set the second factor up; {@code enrolled} hears of the recovery codes.
     */
    public SignInOutcome enrol(
            String sealed,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Consumer<KeepingSecondFactor.Outcome> enrolled) {
        return attempt(request, response, () -> stepCookie
                .in(request)
                .map(step -> secondStep.enrol(step, sealed, code, enrolled))
                .orElseGet(SignInOutcome.Expired::new));
    }

    private SignInOutcome attempt(
            HttpServletRequest request, HttpServletResponse response, Supplier<SignInOutcome> attempt) {
        String address = proxy.address(request);
        int people = proxy.peopleBehind(request);
        Duration left = pacing.attempt(address, people);
        if (!left.isZero()) {
            return new SignInOutcome.Crowded(left);
        }
        SignInOutcome outcome = attempt.get();
        if (outcome instanceof SignInOutcome.Welcome welcome) {
            pacing.succeeded(address, people);
            enter(welcome.token(), request, response);
        } else if (outcome instanceof SignInOutcome.Halfway halfway) {
            pacing.succeeded(address, people);
            stepCookie.give(request, response, halfway.step());
        }
        return outcome;
    }

    void enter(SignInToken token, HttpServletRequest request, HttpServletResponse response) {
        cookie.in(request).ifPresent(old -> desk.end(old, null));
        cookie.give(request, response, token);
        stepCookie.take(request, response);
    }
}
