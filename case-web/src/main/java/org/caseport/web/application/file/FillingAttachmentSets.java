package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.content.FileKind;
import org.caseport.web.application.content.FileNameSanitizer;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Stores files in attachment sets, which programs send ahead of the case or communication that they belong to. */
@ApplicationScoped
@Transactional
public class FillingAttachmentSets {

    /**
     * How long an expired set is remembered, so that a program is told that it expired rather than that it is unknown.
     */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** How many unused sets an account may have at a time. */
    private static final int MOST_SETS = 100;

    @Inject
    AttachmentSets sets;

    @Inject
    BlobStore blobs;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    VirusScanner scanner;

    @Inject
    Clock clock;

    /** How long a set lives from its creation. */
    @Inject
    @ConfigProperty(name = "caseport.attachment.set.ttl", defaultValue = "PT1H")
    Duration ttl;

    public Duration ttl() {
        return ttl;
    }

    /**
     * Puts files that have arrived completely into a set: all of them, or none.
     *
     * @param id null for a new set
     */
    public Outcome fill(Member member, @Nullable AttachmentSetId id, List<Arrived> files) {
        Instant now = clock.instant();
        AccountLimits limits = consulting.limitsOf(member.account());
        AttachmentSet set;
        if (id == null) {
            if (sets.createdSince(member.account(), now.minus(ttl)) >= MOST_SETS) {
                refused(member, null, "TOO_MANY_SETS", now);
                return new Outcome.TooManySets();
            }
            set = new AttachmentSet(NewIds.attachmentSet(), member.account(), now, List.of());
        } else {
            Optional<AttachmentSet> held = sets.lock(member.account(), id);
            if (held.isEmpty()) {
                refused(member, id, "NO_SUCH_SET", now);
                return new Outcome.NoSuchSet();
            }
            set = held.get();
            if (isExpired(set, now)) {
                refused(member, id, "EXPIRED", now);
                return new Outcome.Expired(set.createdAt().plus(ttl));
            }
        }
        if (set.files().size() + files.size() > limits.files()
                || files.stream().anyMatch(file -> file.size() > limits.fileBytes())) {
            refused(member, id, "TOO_MUCH", now);
            return new Outcome.TooMuch(limits);
        }
        for (Arrived file : files) {
            Optional<AttachingFiles.Outcome.Refused.Why> objection = objection(file);
            if (objection.isPresent()) {
                refused(member, id, objection.get().name(), now);
                return new Outcome.Refused(redacting.fileName(file.name()), objection.get());
            }
        }
        if (id == null) {
            sets.create(member.account(), set.id(), now);
        }
        for (Arrived file : files) {
            AttachedFile kept = keep(member, set.id(), file, limits);
            sets.add(set, kept);
            journal.done(
                    member.account(),
                    member.id(),
                    JournalAct.ATTACHMENT_SET_FILE_ADDED,
                    set.id().value(),
                    kept.id().value(),
                    now);
        }
        return new Outcome.Filled(set.id(), set.createdAt().plus(ttl));
    }

    private void refused(Member member, @Nullable AttachmentSetId id, String why, Instant now) {
        String target = id == null ? null : id.value();
        journal.refused(member.account(), member.id(), JournalAct.ATTACHMENT_SET_FILE_ADDED, target, why, now);
    }

    /** The set, for the case or communication that is about to use it. */
    public Lookup take(Member member, AttachmentSetId id) {
        Optional<AttachmentSet> held = sets.lock(member.account(), id);
        if (held.isEmpty()) {
            return new Lookup.NoSuchSet();
        }
        return isExpired(held.get(), clock.instant())
                ? new Lookup.Expired(held.get().createdAt().plus(ttl))
                : new Lookup.Taken(held.get());
    }

    public void useUp(AttachmentSet set) {
        sets.useUp(set);
    }

    private boolean isExpired(AttachmentSet set, Instant now) {
        return !now.isBefore(set.createdAt().plus(ttl));
    }

    private Optional<AttachingFiles.Outcome.Refused.Why> objection(Arrived file) {
        if (file.size() == 0) {
            return Optional.of(AttachingFiles.Outcome.Refused.Why.EMPTY);
        }
        return kindOf(file).isDisguised()
                ? Optional.of(AttachingFiles.Outcome.Refused.Why.NOT_WHAT_ITS_NAME_CLAIMS)
                : scanner.scan(() -> Files.newInputStream(file.at())).objection();
    }

    private AttachedFile keep(Member member, AttachmentSetId set, Arrived file, AccountLimits limits) {
        FileKind kind = kindOf(file);
        AttachedFile kept =
                new AttachedFile(NewIds.file(), redacting.fileName(file.name()), kind.mediaType(), file.size());
        try (InputStream in = redacting.file(kind, Files.newInputStream(file.at()))) {
            blobs.store(member.account(), kept.id(), in, limits.fileBytes());
            redacting.tell(member.account(), member.id(), set.value(), Redacting.removedFrom(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept;
    }

    private static FileKind kindOf(Arrived file) {
        try (InputStream in = Files.newInputStream(file.at())) {
            return FileKind.of(FileNameSanitizer.plain(file.name()), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that has arrived completely.
     *
     * @param name as the program gave it; path parts are dropped
     * @param at the temporary file with its bytes; the caller deletes it
     */
    public record Arrived(String name, Path at, long size) {}

    /** The result of putting files into an attachment set. */
    public sealed interface Outcome {

        /** The files are in the set until it expires. */
        record Filled(AttachmentSetId id, Instant expiresAt) implements Outcome {}

        /** There is no such set of this account, or it is used already. */
        record NoSuchSet() implements Outcome {}

        /** The set has expired, and its files are deleted. */
        record Expired(Instant expiredAt) implements Outcome {}

        /** The set would hold more files, or a larger one, than a communication may carry. */
        record TooMuch(AccountLimits limits) implements Outcome {}

        /** The account has created too many sets recently. */
        record TooManySets() implements Outcome {}

        /** This file is refused, and nothing of the request was stored. */
        record Refused(String name, AttachingFiles.Outcome.Refused.Why why) implements Outcome {}
    }

    /** The result of looking up an attachment set. */
    public sealed interface Lookup {

        record Taken(AttachmentSet set) implements Lookup {}

        record NoSuchSet() implements Lookup {}

        record Expired(Instant expiredAt) implements Lookup {}
    }
}
