package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.Announcements;
import org.jspecify.annotations.Nullable;

public final class InMemoryAnnouncements implements Announcements {

    private final List<Past> past = new ArrayList<>();
    private Optional<Announcement> latest = Optional.empty();
    private PersonId announcer = new PersonId("nobody");

    @Override
    public Optional<Announcement> latest(Instant now) {
        return latest;
    }

    @Override
    public void announce(Announcement announcement, PersonId by, Instant now) {
        latest = Optional.of(announcement);
        announcer = by;
    }

    @Override
    public void withdraw(Instant now) {
        latest.ifPresent(over -> past.add(new Past(over, announcer, over.from(), now)));
        latest = Optional.empty();
    }

    @Override
    public List<Past> past(@Nullable Instant before, Instant now, int most) {
        return past;
    }
}
