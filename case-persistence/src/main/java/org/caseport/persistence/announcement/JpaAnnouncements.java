package org.caseport.persistence.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.Announcements;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

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
        row.id = announcement.id().value();
        row.english = StorableText.storable(announcement.english());
        row.japanese = StorableText.storable(announcement.japanese());
        row.services = StorableText.storable(String.join(" ", announcement.services()));
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

    @Override
    public List<Past> past(@Nullable Instant before, Instant now, int most) {
        List<AnnouncementRow> rows = entities.createQuery(
                        "select a from AnnouncementRow a where a.at < :before and (a.until <= :now"
                                + " or exists (select b from AnnouncementRow b where b.at > a.at))"
                                + " order by a.at desc, a.id",
                        AnnouncementRow.class)
                .setParameter("before", before == null ? Instant.MAX : before)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
        List<Past> past = new ArrayList<>();
        Instant replaced = rows.isEmpty() ? null : firstAfter(entities, rows.get(0).at);
        for (AnnouncementRow row : rows) {
            Instant ended = Objects.requireNonNull(ended(row, replaced));
            past.add(new Past(row.toAnnouncement(), new PersonId(row.by), row.at, ended));
            replaced = row.at;
        }
        return past;
    }

    /** When the next announcement was made; null if there is none. */
    static @Nullable Instant firstAfter(EntityManager entities, Instant at) {
        return entities.createQuery(
                        "select a from AnnouncementRow a where a.at > :at order by a.at", AnnouncementRow.class)
                .setParameter("at", at)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> row.at)
                .orElse(null);
    }

    /**
     * When this announcement is over.
     *
     * @param replaced when the next one was made; null if there is none
     */
    static @Nullable Instant ended(AnnouncementRow row, @Nullable Instant replaced) {
        return replaced == null || (row.until != null && row.until.isBefore(replaced)) ? row.until : replaced;
    }
}
