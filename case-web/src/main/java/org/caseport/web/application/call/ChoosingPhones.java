package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.call.AgentPhones;

/** Lets people who work on cases say at which extension of the telephone system their phone rings. */
@ApplicationScoped
@Transactional
public class ChoosingPhones {

    @Inject
    AgentPhones phones;

    @Inject
    PlacingPhoneCalls placing;

    /** Whether there is a telephone system, and the person makes calls. */
    public boolean isOffered(Person person) {
        return placing.isOffered() && person.worksCases();
    }

    /** The person's extension; empty for none. */
    public String of(Person person) {
        return isOffered(person) ? phones.of(person.id()).orElse("") : "";
    }

    /** Stores the extension, or that there is none if it is blank; false if it is no extension. */
    public boolean choose(Person person, String extension) {
        String clean = extension.strip();
        if (!clean.isEmpty() && !AgentPhones.isExtension(clean)) {
            return false;
        }
        if (isOffered(person)) {
            phones.store(person.id(), Optional.of(clean).filter(text -> !text.isEmpty()));
        }
        return true;
    }
}
