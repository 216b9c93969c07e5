package org.caseport.web.security.session;

import java.security.Principal;
import org.caseport.domain.account.Person;

/** A person in one browser, for as long as this token's hash stands for the person. */
public record SignedIn(Person person, String tokenHash, SessionLifetime term) implements Principal {

    @Override
    public String getName() {
        return person.id().value();
    }
}
