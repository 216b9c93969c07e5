package org.caseport.domain.version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy book, the catalog or the canned responses: an immutable value whose verbs return the next one.
 * A verb throws when it is not possible; the questions beside it tell beforehand. Its text is stored with it and named
 * by its SHA-256.
 *
 * @param code the version's name, as cases that were opened under it have it
 * @param base the code of the version that it changes
 * @param effectiveAt from when on it is in force; null unless it is scheduled
 * @param acts everything that was done with it, first to last
 * @param revision counts the changes that were stored
 */
public record Version(
        VersionId id,
        String code,
        String base,
        Stage stage,
        String sha256,
        @Nullable Instant effectiveAt,
        List<VersionAct> acts,
        long revision) {

    /** The least time between scheduling a version and the instant at which it comes into force. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * The time that the servers have to read of an activation: one that comes into force immediately does so after it,
     * and one whose instant is closer can't be cancelled any more.
     */
    public static final Duration NOTICE = Duration.ofSeconds(10);

    /** How far a version has come. Whether a scheduled one is in force yet is a question of time. */
    public enum Stage {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        SCHEDULED,
        WITHDRAWN
    }

    public Version {
        acts = List.copyOf(acts);
        if (acts.isEmpty()) {
            throw new IllegalArgumentException("version " + id + " was made by nobody");
        }
        if ((stage == Stage.SCHEDULED) != (effectiveAt != null)) {
            throw new IllegalArgumentException("version " + id + " is " + stage + " and effective at " + effectiveAt);
        }
    }

    /** A new draft with this text. */
    public static Version draft(VersionId id, String code, String base, String text, PersonId by, Instant at) {
        String sha256 = VersionText.sha256(text);
        VersionAct created = new VersionAct(VersionAct.Kind.CREATED, by, at, sha256, "");
        return new Version(id, code, base, Stage.DRAFT, sha256, null, List.of(created), 0);
    }

    public PersonId author() {
        return acts.get(0).by();
    }

    /** Everybody who made or changed the text. None of them approves it. */
    public Set<PersonId> editors() {
        return acts.stream()
                .filter(act -> act.kind().edits())
                .map(VersionAct::by)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The approvals that count: of the text as it is, since it was last changed, requested or sent back. */
    public List<VersionAct> approvals() {
        List<VersionAct> approvals = new ArrayList<>();
        for (VersionAct act : acts) {
            if (act.kind().edits()
                    || act.kind() == VersionAct.Kind.REQUESTED
                    || act.kind() == VersionAct.Kind.SENT_BACK) {
                approvals.clear();
            } else if (act.kind() == VersionAct.Kind.APPROVED && act.sha256().equals(sha256)) {
                approvals.add(act);
            }
        }
        return List.copyOf(approvals);
    }

    /** Whether the text can be changed: not while it is scheduled, and never after it was in force or withdrawn. */
    public boolean isEditable() {
        return stage == Stage.DRAFT || stage == Stage.IN_REVIEW || stage == Stage.APPROVED;
    }

    /** The version with another text. All approvals are gone, and it is a draft again. */
    public Version edited(PersonId by, String text, Instant at) {
        require(isEditable(), "edited");
        return next(Stage.DRAFT, base, VersionText.sha256(text), null, VersionAct.Kind.EDITED, by, at, "");
    }

    /** The version with a text that changes another base. */
    public Version rebased(PersonId by, String newBase, String text, Instant at) {
        require(isEditable(), "brought up to date");
        return next(Stage.DRAFT, newBase, VersionText.sha256(text), null, VersionAct.Kind.REBASED, by, at, "");
    }

    /** Whether approval can be requested: of a draft, or when more approvals are needed than there were. */
    public boolean isRequestable(int needed) {
        return stage == Stage.DRAFT || (stage == Stage.APPROVED && !isApproved(needed));
    }

    public Version requested(PersonId by, int needed, Instant at) {
        require(isRequestable(needed), "requested");
        return needed == 0
                ? next(Stage.APPROVED, base, sha256, null, VersionAct.Kind.APPROVAL_SKIPPED, by, at, "")
                : next(Stage.IN_REVIEW, base, sha256, null, VersionAct.Kind.REQUESTED, by, at, "");
    }

    /** Whether this person can approve: who has edited or approved it can't. */
    public boolean isApprovableBy(PersonId person) {
        return stage == Stage.IN_REVIEW
                && !editors().contains(person)
                && approvals().stream().noneMatch(act -> act.by().equals(person));
    }

    public boolean isApproved(int needed) {
        return stage == Stage.APPROVED && approvals().size() >= needed;
    }

    public Version approved(PersonId by, int needed, Instant at) {
        require(isApprovableBy(by), "approved");
        Stage then = approvals().size() + 1 >= needed ? Stage.APPROVED : Stage.IN_REVIEW;
        return next(then, base, sha256, null, VersionAct.Kind.APPROVED, by, at, "");
    }

    public boolean isReturnable() {
        return stage == Stage.IN_REVIEW || stage == Stage.APPROVED;
    }

    public Version sentBack(PersonId by, String sentence, Instant at) {
        require(isReturnable(), "sent back");
        return next(Stage.DRAFT, base, sha256, null, VersionAct.Kind.SENT_BACK, by, at, sentence);
    }

    /**
     * The version, in force from an instant on.
     *
     * @param reason why it can't wait; empty for one that is scheduled ahead
     */
    public Version scheduled(PersonId by, Instant from, String reason, int needed, Instant at) {
        require(isApproved(needed), "scheduled");
        return next(Stage.SCHEDULED, base, sha256, from, VersionAct.Kind.SCHEDULED, by, at, reason);
    }

    /** Whether it is scheduled and no server can have used it yet. */
    public boolean isCancellable(Instant now) {
        return effectiveAt != null && now.isBefore(effectiveAt.minus(NOTICE));
    }

    public Version cancelled(PersonId by, Instant at) {
        require(isCancellable(at), "cancelled");
        return next(Stage.APPROVED, base, sha256, null, VersionAct.Kind.CANCELLED, by, at, "");
    }

    public Version withdrawn(PersonId by, Instant at) {
        require(isEditable(), "withdrawn");
        return next(Stage.WITHDRAWN, base, sha256, null, VersionAct.Kind.WITHDRAWN, by, at, "");
    }

    private void require(boolean possible, String verb) {
        if (!possible) {
            throw new IllegalStateException("version " + id + " is " + stage + " and can't be " + verb);
        }
    }

    private Version next(
            Stage then,
            String newBase,
            String newSha256,
            @Nullable Instant from,
            VersionAct.Kind kind,
            PersonId by,
            Instant at,
            String note) {
        List<VersionAct> done = new ArrayList<>(acts);
        done.add(new VersionAct(kind, by, at, newSha256, note));
        return new Version(id, code, newBase, then, newSha256, from, done, revision + 1);
    }
}
