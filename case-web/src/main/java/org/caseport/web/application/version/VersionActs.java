package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.People;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionAct;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What all acts on versions share: locking one, how many approvals are needed, and the journal. */
@ApplicationScoped
@Transactional
class VersionActs {

    @Inject
    Versions versions;

    @Inject
    BooksInForce inForce;

    @Inject
    People people;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.approvals", defaultValue = "1")
    int approvals;

    /** How many approvals a version needs: none where there is only one administrator. */
    int needed() {
        return people.administrators().size() < 2 ? 0 : approvals;
    }

    /**
     * Does something with a version that nobody else changes meanwhile.
     *
     * @param seen the revision that the person has seen
     */
    Outcome<Version> on(
            Administrator by, VersionId id, long seen, JournalAct act, Function<Version, Outcome<Version>> verb) {
        Optional<Version> found = versions.lock(id);
        if (found.isEmpty()) {
            return refused(by, act, null, VersionRejection.NO_SUCH_VERSION);
        }
        if (found.get().revision() != seen) {
            return refused(by, act, id, VersionRejection.CHANGED_MEANWHILE);
        }
        Outcome<Version> outcome = verb.apply(found.get());
        outcome.rejection().ifPresent(why -> refused(by, act, id, why));
        return outcome;
    }

    Outcome<Version> stored(Administrator by, JournalAct act, Version version) {
        versions.store(version);
        return done(by, act, version);
    }

    Outcome<Version> stored(Administrator by, JournalAct act, Version version, String text) {
        versions.store(version, text);
        return done(by, act, version);
    }

    /** The journal has code, digest and instant, and never a text. */
    Outcome<Version> done(Administrator by, JournalAct act, Version version) {
        Instant from = version.effectiveAt();
        journal.done(
                null,
                by.id(),
                act,
                version.id().value(),
                version.code() + " " + version.sha256() + (from == null ? "" : " " + from),
                clock.instant());
        return new Outcome.Done<>(version);
    }

    Outcome<Version> refused(Administrator by, JournalAct act, @Nullable VersionId id, Rejection why) {
        journal.refused(null, by.id(), act, id == null ? null : id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The code of the version that is in force at this instant. */
    String inForceAt(VersionKind kind, Instant at) {
        if (kind != VersionKind.POLICY) {
            throw new IllegalArgumentException("no versions of the kind " + kind + " are in force");
        }
        inForce.read();
        return inForce.books().inForce(at).version();
    }

    /** What is wrong with a sentence that has to be there. */
    static Optional<VersionRejection> problemOf(String sentence) {
        String kept = BlankText.strip(sentence);
        if (kept.isEmpty()) {
            return Optional.of(VersionRejection.NO_SENTENCE);
        }
        return kept.codePointCount(0, kept.length()) > VersionAct.LONGEST_NOTE
                ? Optional.of(VersionRejection.SENTENCE_TOO_LONG)
                : Optional.empty();
    }

    static Outcome<Version> no(VersionRejection why) {
        return new Outcome.Refused<>(why);
    }
}
