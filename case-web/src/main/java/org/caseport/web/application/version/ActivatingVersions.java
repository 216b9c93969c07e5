package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.web.application.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Activates approved versions: at an instant ahead, or as soon as all servers can know of it. From its instant on a
 * version never changes. Activations come one after the other, so that no two are for one instant or on one base.
 */
@ApplicationScoped
@Transactional
public class ActivatingVersions {

    @Inject
    Versions versions;

    @Inject
    VersionActs acts;

    @Inject
    ApprovingVersions approving;

    @Inject
    BooksInForce inForce;

    @Inject
    ServerReports servers;

    @Inject
    Clock clock;

    /**
     * Schedules a version, five minutes ahead at least.
     *
     * @param from null if no instant was understood
     */
    public Outcome<Version> activateOn(Administrator by, VersionId id, long seen, @Nullable Instant from) {
        versions.lock(VersionKind.POLICY);
        return acts.on(by, id, seen, JournalAct.VERSION_SCHEDULED, version -> {
            Instant now = clock.instant();
            if (from == null) {
                return VersionActs.no(VersionRejection.NO_INSTANT);
            }
            if (from.isBefore(now.plus(Version.AHEAD))) {
                return VersionActs.no(VersionRejection.TOO_SOON);
            }
            return schedule(by, version, from, "", now);
        });
    }

    /** Activates a version now: it comes into force after {@link Version#NOTICE}, on all servers at one instant. */
    public Outcome<Version> activateNow(Administrator by, VersionId id, long seen, String reason) {
        versions.lock(VersionKind.POLICY);
        return acts.on(by, id, seen, JournalAct.VERSION_SCHEDULED, version -> {
            Instant now = clock.instant();
            Optional<VersionRejection> problem = VersionActs.problemOf(reason);
            return problem.isPresent()
                    ? VersionActs.no(problem.get())
                    : schedule(
                            by,
                            version,
                            // The notice is counted from the commit, which may take a moment.
                            now.plus(Version.NOTICE).plusSeconds(2).truncatedTo(ChronoUnit.MILLIS),
                            BlankText.strip(reason),
                            now);
        });
    }

    private Outcome<Version> schedule(Administrator by, Version version, Instant from, String reason, Instant now) {
        int needed = acts.needed();
        if (!version.isApproved(needed)) {
            return VersionActs.no(VersionRejection.NOT_APPROVED);
        }
        if (!servers.older().isEmpty()) {
            return VersionActs.no(VersionRejection.OLDER_SERVERS);
        }
        inForce.read();
        PolicyBooks books = inForce.books();
        if (books.all().stream()
                .map(PolicyBook::version)
                .anyMatch(code -> books.effectiveAt(code).filter(from::equals).isPresent())) {
            return VersionActs.no(VersionRejection.INSTANT_TAKEN);
        }
        Optional<VersionRejection> unsound = approving.whyNotSound(version, from);
        if (unsound.isPresent()) {
            return VersionActs.no(unsound.get());
        }
        if (isFollowed(from)) {
            return VersionActs.no(VersionRejection.OTHER_SCHEDULED);
        }
        if (from.isBefore(
                BookText.read(version.code(), versions.textOf(version.id())).earliest())) {
            return VersionActs.no(VersionRejection.BEFORE_ITS_DATE);
        }
        return acts.stored(by, JournalAct.VERSION_SCHEDULED, version.scheduled(by.id(), from, reason, needed, now));
    }

    /** Whether another version is activated for a later instant. It was approved on the base that holds until then. */
    private boolean isFollowed(Instant from) {
        return versions.activations(VersionKind.POLICY).stream()
                .anyMatch(each -> each.effectiveAt().isAfter(from));
    }

    /** Takes back an activation, as long as no server can have used the version. */
    public Outcome<Version> cancel(Administrator by, VersionId id, long seen) {
        versions.lock(VersionKind.POLICY);
        return acts.on(by, id, seen, JournalAct.VERSION_CANCELLED, version -> {
            Instant now = clock.instant();
            Instant from = version.effectiveAt();
            return from != null && version.isCancellable(now) && !isFollowed(from)
                    ? acts.stored(by, JournalAct.VERSION_CANCELLED, version.cancelled(by.id(), now))
                    : VersionActs.no(VersionRejection.NOT_CANCELLABLE);
        });
    }
}
