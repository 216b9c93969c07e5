package org.caseport.persistence.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.Announcements;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaAnnouncements implements Announcements {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Announcement> latest(Instant now) {
        return entities.createQuery("select a from AnnouncementRow a order by a.at desc, a.id", AnnouncementRow.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(row -> row.until == null || now.isBefore(row.until))
                .map(AnnouncementRow::toAnnouncement);
    }

    @Override
    public void announce(Announcement announcement, PersonId by, Instant now) {
        AnnouncementRow row = new AnnouncementRow();
        row.id = UUID.randomUUID().toString();
        row.english = StorableText.storable(announcement.english());
        row.japanese = StorableText.storable(announcement.japanese());
        row.from = announcement.from();
        row.until = announcement.until();
        row.by = by.value();
        row.at = now;
        entities.persist(row);
        entities.flush();
    }

    @Override
    public void withdraw(Instant now) {
        // One that was to begin later never begins.
        entities.createQuery("delete from AnnouncementRow a where a.from >= :now")
                .setParameter("now", now)
                .executeUpdate();
        entities.createQuery("update AnnouncementRow a set a.until = :now where a.until is null or a.until > :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
