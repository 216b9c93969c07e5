package org.caseport.domain.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caseport.domain.account.PersonId;

/** Stores which agents are available. */
public interface Availabilities {

    /** What the agent chose; {@link Availability#none} for one who chose nothing. */
    Availability of(PersonId agent);

    /** The same, and the agent locked: what changes an agent's chats holds the agent first, then case, then chat. */
    Availability lock(PersonId agent);

    /** Stores it, except when a page answered last. */
    void store(Availability availability);

    /** Pages of these agents have just answered. */
    void seen(Collection<PersonId> agents, Instant now);

    /** Everybody who is available for chats or calls. */
    List<Availability> available();

    /** All that are stored, for supervisors. */
    List<Availability> all();
}
