package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AffectedCases.Extent;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.NewIds;
import org.jspecify.annotations.Nullable;

/** Publishes announcements of known problems. Everybody may read them; only supervisors make and withdraw them. */
@ApplicationScoped
@Transactional
public class Announcing {

    @Inject
    Announcements announcements;

    @Inject
    AffectedCases affectedCases;

    @Inject
    Catalog catalog;

    @Inject
    People people;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The announcement that is shown now. */
    public Optional<Announcement> shown() {
        return announcements.shown(clock.instant());
    }

    /** The latest announcement, shown already or later. */
    public Optional<Announcement> planned() {
        return announcements.latest(clock.instant());
    }

    /**
     * Replaces the current announcement from now on.
     *
     * @param services the codes of the services that it is about; empty for all
     * @param until null to show it until it is withdrawn
     */
    public Outcome announce(Person by, String english, String japanese, Set<String> services, @Nullable Instant until) {
        Instant now = clock.instant();
        Outcome outcome = judge(by, english, japanese, services, until);
        if (outcome != Outcome.DONE) {
            String why = outcome == Outcome.REFUSED ? "NO_SUPERVISOR" : outcome.name();
            refused(by, JournalAct.ANNOUNCEMENT_MADE, why, now);
            return outcome;
        }
        Announcement made = new Announcement(NewIds.announcement(), english, japanese, services, now, until);
        announcements.announce(made, by.id(), now);
        journal.done(null, by.id(), JournalAct.ANNOUNCEMENT_MADE, null, String.join(" ", made.services()), now);
        return Outcome.DONE;
    }

    /** What would come of announcing this; changes nothing. */
    public Outcome judge(Person by, String english, String japanese, Set<String> services, @Nullable Instant until) {
        if (!mayAnnounce(by)) {
            return Outcome.REFUSED;
        }
        if (!Announcement.isText(english) || !Announcement.isText(japanese)) {
            return Outcome.BAD_TEXT;
        }
        if (services.size() > Announcement.MOST_SERVICES
                || !services.stream().allMatch(code -> catalog.service(code).isPresent())) {
            return Outcome.BAD_SERVICES;
        }
        return until != null && !until.isAfter(clock.instant()) ? Outcome.BAD_END : Outcome.DONE;
    }

    /**
     * Announcements that are over, latest first; none for people who may not announce.
     *
     * @param before only those announced before this instant; null for the latest
     */
    public List<Announcements.Past> past(Person by, @Nullable Instant before, int most) {
        return mayAnnounce(by) ? announcements.past(before, clock.instant(), most) : List.of();
    }

    /** The cases that a problem affects, last linked first; none for people who may not announce. */
    public List<CaseSummary> affectedBy(Person by, AnnouncementId problem, int most) {
        return mayAnnounce(by) ? affectedCases.affectedBy(problem, most) : List.of();
    }

    /** How far those of these problems reach that affect any case; nothing for people who may not announce. */
    public Map<AnnouncementId, Extent> extentsOf(Person by, Set<AnnouncementId> problems) {
        return mayAnnounce(by) ? affectedCases.extentsOf(problems) : Map.of();
    }

    /** The names of those who made these announcements and are still known. */
    public Map<PersonId, String> namesOf(List<Announcements.Past> past) {
        Set<PersonId> ids = past.stream().map(Announcements.Past::by).collect(Collectors.toSet());
        return people.names(ids);
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
        BAD_SERVICES,
        BAD_END
    }
}
