package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.Versions;
import org.caseport.web.application.Outcome;

/**
 * Requests, gives and refuses approval of a version. An approval is bound to the SHA-256 of the text, and none comes
 * from a person who has made or changed it.
 */
@ApplicationScoped
@Transactional
public class ApprovingVersions {

    @Inject
    Versions versions;

    @Inject
    VersionActs acts;

    @Inject
    CheckingVersions checking;

    @Inject
    Clock clock;

    /** Requests approval of a text without problems. Where none is needed, it is approved immediately. */
    public Outcome<Version> request(Administrator by, VersionId id, long seen) {
        int needed = acts.needed();
        JournalAct act = needed == 0 ? JournalAct.VERSION_APPROVAL_SKIPPED : JournalAct.VERSION_REQUESTED;
        return acts.on(by, id, seen, act, version -> {
            Instant now = clock.instant();
            if (!version.isRequestable(needed)) {
                return VersionActs.no(VersionRejection.NOT_REQUESTABLE);
            }
            return whyNotSound(version, now)
                    .map(VersionActs::no)
                    .orElseGet(() -> acts.stored(by, act, version.requested(by.id(), needed, now)));
        });
    }

    /** Why the version can't come into force at this instant, as far as its text and its base are concerned. */
    Optional<VersionRejection> whyNotSound(Version version, Instant at) {
        if (!version.base().equals(acts.inForceAt(version.id().kind(), at))) {
            return Optional.of(VersionRejection.BASE_SUPERSEDED);
        }
        return checking.check(version.code(), versions.textOf(version.id())).isEmpty()
                ? Optional.empty()
                : Optional.of(VersionRejection.HAS_PROBLEMS);
    }

    /**
     * Approves the text.
     *
     * @param sha256 that of the text which the person has read
     */
    public Outcome<Version> approve(Administrator by, VersionId id, long seen, String sha256) {
        return acts.on(by, id, seen, JournalAct.VERSION_APPROVED, version -> {
            if (!version.sha256().equals(sha256)) {
                return VersionActs.no(VersionRejection.CHANGED_MEANWHILE);
            }
            if (version.editors().contains(by.id())) {
                return VersionActs.no(VersionRejection.EDITED_BY_YOU);
            }
            return version.isApprovableBy(by.id())
                    ? acts.stored(
                            by, JournalAct.VERSION_APPROVED, version.approved(by.id(), acts.needed(), clock.instant()))
                    : VersionActs.no(VersionRejection.NOT_APPROVABLE);
        });
    }

    /** Gives the version back to who edits it, with a sentence about what to change. */
    public Outcome<Version> sendBack(Administrator by, VersionId id, long seen, String sentence) {
        return acts.on(by, id, seen, JournalAct.VERSION_SENT_BACK, version -> {
            if (!version.isReturnable()) {
                return VersionActs.no(VersionRejection.NOT_RETURNABLE);
            }
            return VersionActs.problemOf(sentence)
                    .map(VersionActs::no)
                    .orElseGet(() -> acts.stored(
                            by,
                            JournalAct.VERSION_SENT_BACK,
                            version.sentBack(by.id(), BlankText.strip(sentence), clock.instant())));
        });
    }
}
