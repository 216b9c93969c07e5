package org.caseport.domain.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Stores the announcements of the desk. A new one replaces the one before. */
public interface Announcements {

    /** The latest announcement, unless it has ended by this instant or was withdrawn. */
    Optional<Announcement> latest(Instant now);

    /** The latest announcement, if it is shown at this instant. */
    default Optional<Announcement> shown(Instant now) {
        return latest(now).filter(announcement -> announcement.isShownAt(now));
    }

    /** Announces this in place of the announcement before. */
    void announce(Announcement announcement, PersonId by, Instant now);

    /** Withdraws the current announcement. */
    void withdraw(Instant now);

    /**
     * Announcements that ended, were withdrawn or replaced, latest first.
     *
     * @param before only those announced before this instant; null for the latest
     */
    List<Past> past(@Nullable Instant before, Instant now, int most);

    /**
     * An announcement that is not shown any more.
     *
     * @param at when it was announced
     * @param ended when it ended, was withdrawn or replaced
     */
    record Past(Announcement announcement, PersonId by, Instant at, Instant ended) {}
}
