package org.caseport.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.caseport.domain.announcement.Announcement;
import org.caseport.web.application.desk.Announcing;
import org.jspecify.annotations.Nullable;

/** Backs the banner with the current announcement. */
@Named
@RequestScoped
public class AnnouncementBanner {

    @Inject
    Announcing announcing;

    @Inject
    CurrentUser user;

    @Inject
    CatalogNames names;

    private @Nullable Announcement shown;

    @PostConstruct
    void read() {
        shown = announcing.shown().orElse(null);
    }

    public boolean isShown() {
        return shown != null;
    }

    /** Whether it is shown to a person who opens a case about this service. */
    public boolean concerns(String service) {
        return shown != null && shown.concerns(service);
    }

    /** The id of the announcement; empty for none. */
    public String id() {
        return shown == null ? "" : shown.id().value();
    }

    /** The names of the services that it is about; empty for all. */
    public String services() {
        return shown == null ? "" : names.serviceNames(shown.services());
    }

    public String text() {
        return shown == null ? "" : shown.in(user.language());
    }

    public @Nullable Instant since() {
        return shown == null ? null : shown.from();
    }
}
