package org.caseport.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;

/** Who sent a request, as the sign-in cookie said. */
public final class Visitor {

    private static final String ATTRIBUTE = Visitor.class.getName();

    private Visitor() {}

    public static Optional<Person> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Person person ? Optional.of(person) : Optional.empty();
    }

    static void is(HttpServletRequest request, Person person) {
        request.setAttribute(ATTRIBUTE, person);
    }
}
