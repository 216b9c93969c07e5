package org.caseport.web.application.version;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionAct;
import org.jspecify.annotations.Nullable;

/**
 * A version as pages show it: one of the database, or one that the product ships with.
 *
 * @param key the id, or the code of a shipped one
 * @param version null for a shipped one
 * @param effectiveAt when it comes or came into force; null if that is not known
 * @param text empty in lists
 */
public record VersionView(
        String key,
        String code,
        State state,
        @Nullable Instant effectiveAt,
        @Nullable Version version,
        String text) {

    /** The state of a version at an instant. */
    public enum State {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        SCHEDULED,
        IN_FORCE,
        SUPERSEDED,
        WITHDRAWN
    }

    public boolean isShipped() {
        return version == null;
    }

    public boolean isEditable() {
        return version != null && version.isEditable();
    }

    /** Who made it; null for a shipped one. */
    public @Nullable PersonId author() {
        return version == null ? null : version.author();
    }

    /** The approvals that count, the first ones first. */
    public List<VersionAct> approvals() {
        return version == null ? List.of() : version.approvals();
    }

    public List<VersionAct> acts() {
        return version == null ? List.of() : version.acts();
    }
}
