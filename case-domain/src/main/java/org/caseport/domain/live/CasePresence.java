package org.caseport.domain.live;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * Stores which agents have which case open, so that two don't reply to it at once. An agent who is not noted again
 * counts as gone.
 */
public interface CasePresence {

    /** Notes that somebody has the case open, and whether the person is writing. */
    void note(CaseId id, PersonId person, boolean writing, Instant now);

    void leave(CaseId id, PersonId person);

    /** The people noted since then, longest there first. */
    List<Attendant> at(CaseId id, Instant since);

    /** Deletes who was not noted since then; returns how many. */
    int deleteBefore(Instant since);

    /** Somebody who has the case open. */
    record Attendant(PersonId person, String name, boolean writing) {}
}
