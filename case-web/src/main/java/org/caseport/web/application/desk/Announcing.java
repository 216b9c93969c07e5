package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.jspecify.annotations.Nullable;

/** Publishes announcements of known problems. Everybody may read them; only supervisors make and withdraw them. */
@ApplicationScoped
@Transactional
public class Announcing {

    @Inject
    Announcements announcements;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The announcement that is shown now. */
    public Optional<Announcement> shown() {
        Instant now = clock.instant();
        return announcements.latest(now).filter(announcement -> announcement.isShownAt(now));
    }

    /** The latest announcement, shown already or later. */
    public Optional<Announcement> planned() {
        return announcements.latest(clock.instant());
    }

    /**
     * Replaces the current announcement from now on.
     *
     * @param until null to show it until it is withdrawn
     */
    public Outcome announce(Person by, String english, String japanese, @Nullable Instant until) {
        Instant now = clock.instant();
        if (!mayAnnounce(by)) {
            refused(by, JournalAct.ANNOUNCEMENT_MADE, "NO_SUPERVISOR", now);
            return Outcome.REFUSED;
        }
        if (!Announcement.isText(english) || !Announcement.isText(japanese)) {
            refused(by, JournalAct.ANNOUNCEMENT_MADE, "BAD_TEXT", now);
            return Outcome.BAD_TEXT;
        }
        if (until != null && !until.isAfter(now)) {
            refused(by, JournalAct.ANNOUNCEMENT_MADE, "BAD_END", now);
            return Outcome.BAD_END;
        }
        announcements.announce(new Announcement(english, japanese, now, until), by.id(), now);
        journal.done(null, by.id(), JournalAct.ANNOUNCEMENT_MADE, null, "", now);
        return Outcome.DONE;
    }

    public Outcome withdraw(Person by) {
        Instant now = clock.instant();
        if (!mayAnnounce(by)) {
            refused(by, JournalAct.ANNOUNCEMENT_WITHDRAWN, "NO_SUPERVISOR", now);
            return Outcome.REFUSED;
        }
        announcements.withdraw(now);
        journal.done(null, by.id(), JournalAct.ANNOUNCEMENT_WITHDRAWN, null, "", now);
        return Outcome.DONE;
    }

    private static boolean mayAnnounce(Person by) {
        return by.roles().contains(Role.SUPERVISOR);
    }

    private void refused(Person by, JournalAct act, String why, Instant now) {
        journal.refused(null, by.id(), act, null, why, now);
    }

    /** The result of making or withdrawing an announcement. */
    public enum Outcome {
        DONE,
        REFUSED,
        BAD_TEXT,
        BAD_END
    }
}
