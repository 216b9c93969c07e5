package org.caseport.web.security.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;

/** Gives access to the person who sent a request, as authenticated by the cookie. */
public final class Visitor {

    private static final String ATTRIBUTE = Visitor.class.getName();

    private Visitor() {}

    public static Optional<Person> of(HttpServletRequest request) {
        return signedIn(request).map(SignedIn::person);
    }

    /** The person together with the sign-in. */
    public static Optional<SignedIn> signedIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SignedIn found ? Optional.of(found) : Optional.empty();
    }

    static void is(HttpServletRequest request, SignedIn found) {
        request.setAttribute(ATTRIBUTE, found);
    }
}
