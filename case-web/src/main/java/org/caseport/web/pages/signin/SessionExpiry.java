package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.SessionLifetime;
import org.caseport.web.security.session.UserPrincipal;

/** Tells when the reader's session ends, for the warning before it. */
@Named
@RequestScoped
public class SessionExpiry {

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    /** The seconds until the end. */
    public long left() {
        return Math.max(0, Duration.between(clock.instant(), term().ends()).toSeconds());
    }

    /** How many seconds before the end to warn. */
    public long warning() {
        return managingSignIns.warning().toSeconds();
    }

    /** Whether the session can't be prolonged, as it has reached the longest time. */
    public boolean isLast() {
        return term().isLast();
    }

    private SessionLifetime term() {
        return AuthenticatedPerson.signedIn(request)
                .map(UserPrincipal::term)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
