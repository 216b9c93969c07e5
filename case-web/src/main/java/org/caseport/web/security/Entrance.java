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
    SignInDesk desk;

    @Inject
    SignInCookie cookie;

    public SignInOutcome enter(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        SignInOutcome outcome = signingIn.signIn(email, password);
        if (outcome instanceof SignInOutcome.Welcome welcome) {
            cookie.in(request).ifPresent(old -> desk.end(old, null));
            cookie.give(request, response, welcome.token());
        }
        return outcome;
    }
}
