package org.caseport.web.security.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;

/** Gives access to the person who sent a request, as authenticated by the cookie. */
public final class AuthenticatedPerson {

    private static final String ATTRIBUTE = AuthenticatedPerson.class.getName();

    private AuthenticatedPerson() {}

    public static Optional<Person> of(HttpServletRequest request) {
        return signedIn(request).map(UserPrincipal::person);
    }

    /** The person together with the sign-in. */
    public static Optional<UserPrincipal> signedIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UserPrincipal found ? Optional.of(found) : Optional.empty();
    }

    static void is(HttpServletRequest request, UserPrincipal found) {
        request.setAttribute(ATTRIBUTE, found);
    }
}
