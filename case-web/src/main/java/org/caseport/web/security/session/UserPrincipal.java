package org.caseport.web.security.session;

import java.security.Principal;
import org.caseport.domain.account.Person;

/** The principal of a request: a person, the hash of the sign-in token and when the sign-in ends. */
public record UserPrincipal(Person person, String tokenHash, SessionLifetime term) implements Principal {

    @Override
    public String getName() {
        return person.id().value();
    }
}
