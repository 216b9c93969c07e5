package org.caseport.persistence.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an announcement. */
@Entity
@Table(name = "announcement")
@NullUnmarked
class AnnouncementRow {

    @Id
    String id;

    String english;
    String japanese;

    /** The codes with blanks between them; empty for all. */
    String services;

    @Column(name = "shown_from")
    Instant from;

    @Column(name = "shown_until")
    Instant until;

    @Column(name = "announced_by")
    String by;

    @Column(name = "announced_at")
    Instant at;

    private Set<String> servicesByCode() {
        return services.isEmpty() ? Set.of() : Set.of(services.split(" "));
    }

    Announcement toAnnouncement() {
        return new Announcement(new AnnouncementId(id), english, japanese, servicesByCode(), from, until);
    }
}
