package org.caseport.domain.announcement;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** Stores the announcements of the desk. A new one replaces the one before. */
public interface Announcements {

    /** The latest announcement, unless it has ended by this instant or was withdrawn. */
    Optional<Announcement> latest(Instant now);

    /** Announces this in place of the announcement before. */
    void announce(Announcement announcement, PersonId by, Instant now);

    /** Withdraws the current announcement. */
    void withdraw(Instant now);
}
