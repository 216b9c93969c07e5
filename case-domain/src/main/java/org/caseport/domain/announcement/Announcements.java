package org.caseport.domain.announcement;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** What the desk announces: one thing at a time, and what it announced before. */
public interface Announcements {

    /** The last one that was announced and neither ended before this instant nor was withdrawn. */
    Optional<Announcement> latest(Instant now);

    /** Takes the place of the one before. */
    void announce(Announcement announcement, PersonId by, Instant now);

    /** Nothing is announced any more. */
    void withdraw(Instant now);
}
