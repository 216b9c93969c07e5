package org.caseport.domain.live;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/** Which agents are at which case, so that two don't answer it at once. Whoever is not heard of again is gone. */
public interface Attendance {

    /** Somebody is at the case, and perhaps writing. */
    void note(CaseId id, PersonId person, boolean writing, Instant now);

    void leave(CaseId id, PersonId person);

    /** Who was heard of since then, longest there first. */
    List<Attendant> at(CaseId id, Instant since);

    /** Forgets who was not heard of since then. */
    int forgetBefore(Instant since);

    /** Somebody who has the case open. */
    record Attendant(PersonId person, String name, boolean writing) {}
}
