package org.caseport.domain.call;

import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.account.PersonId;

/** Stores at which extension of the telephone system each agent's phone rings. */
public interface AgentPhones {

    /** How many characters an extension has at most. */
    int LONGEST = 40;

    /** Nothing that has a meaning in the address of a telephone system's channel. */
    Pattern EXTENSION = Pattern.compile("[0-9A-Za-z*#+][0-9A-Za-z*#+._-]{0," + (LONGEST - 1) + "}");

    /** The agent's extension; empty for an agent who has entered none. */
    Optional<String> of(PersonId agent);

    /** Stores the agent's extension; empty for none. */
    void store(PersonId agent, Optional<String> extension);

    static boolean isExtension(String text) {
        return EXTENSION.matcher(text).matches();
    }
}
