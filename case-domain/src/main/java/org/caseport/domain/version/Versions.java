package org.caseport.domain.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the versions that administrators make. Those that the product ships with are not among them. */
public interface Versions {

    /**
     * The number of the next version of this kind. Whoever asks has the kind to itself until the transaction ends, so
     * that numbers have no gaps and activations come one after the other.
     */
    int nextNumber(VersionKind kind);

    /** Waits until no other transaction adds or activates a version of this kind, until the transaction ends. */
    void lock(VersionKind kind);

    void add(Version version, String text);

    Optional<Version> find(VersionId id);

    Optional<Version> find(VersionKind kind, String code);

    /** The version, which nobody else changes until the transaction ends. */
    Optional<Version> lock(VersionId id);

    /**
     * The text of a version.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    String textOf(VersionId id);

    /** Stores a change of a version that was locked. */
    void store(Version version);

    /** Stores a change of a version that was locked, and its other text. */
    void store(Version version, String text);

    /** All versions of this kind, the newest first, without their texts. */
    List<Version> all(VersionKind kind);

    /** What is scheduled or was ever in force, in one small statement without texts. */
    List<Activation> activations(VersionKind kind);

    /** Which version is in force from when on. */
    record Activation(VersionId id, String code, Instant effectiveAt, String sha256) {}
}
