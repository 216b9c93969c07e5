package org.caseport.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs a person in, in this browser: a new token each time, and whatever the browser sent before is worth nothing. */
@ApplicationScoped
public class Entrance {

    @Inject
    SigningIn signingIn;

    @Inject
    SigningInByLdap byLdap;

    @Inject
    SignInDesk desk;

    @Inject
    SignInCookie cookie;

    public SignInOutcome enter(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        return enter(signingIn.signIn(email, password), request, response);
    }

    /** The same by the password that the company's directory knows. */
    public SignInOutcome enterByLdap(
            String name, String password, HttpServletRequest request, HttpServletResponse response) {
        return enter(byLdap.signIn(name, password), request, response);
    }

    private SignInOutcome enter(SignInOutcome outcome, HttpServletRequest request, HttpServletResponse response) {
        if (outcome instanceof SignInOutcome.Welcome welcome) {
            enter(welcome.token(), request, response);
        }
        return outcome;
    }

    void enter(SignInToken token, HttpServletRequest request, HttpServletResponse response) {
        cookie.in(request).ifPresent(old -> desk.end(old, null));
        cookie.give(request, response, token);
    }
}
