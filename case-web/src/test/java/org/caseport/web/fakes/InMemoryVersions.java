package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;

/** Keeps versions and their texts. */
public final class InMemoryVersions implements Versions {

    public final Map<VersionId, Version> byId = new HashMap<>();
    public final Map<VersionId, String> texts = new HashMap<>();

    @Override
    public int nextNumber(VersionKind kind) {
        return all(kind).size() + 1;
    }

    @Override
    public void lock(VersionKind kind) {}

    @Override
    public void add(Version version, String text) {
        byId.put(version.id(), version);
        texts.put(version.id(), text);
    }

    @Override
    public Optional<Version> find(VersionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Version> find(VersionKind kind, String code) {
        return all(kind).stream().filter(version -> version.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Version> lock(VersionId id) {
        return find(id);
    }

    @Override
    public String textOf(VersionId id) {
        return Objects.requireNonNull(texts.get(id));
    }

    @Override
    public void store(Version version) {
        byId.put(version.id(), version);
    }

    @Override
    public void store(Version version, String text) {
        add(version, text);
    }

    @Override
    public List<Version> all(VersionKind kind) {
        return byId.values().stream()
                .filter(version -> version.id().kind() == kind)
                .sorted(Comparator.comparing((Version version) -> -version.id().number()))
                .toList();
    }

    @Override
    public List<Activation> activations(VersionKind kind) {
        return all(kind).stream()
                .filter(version -> version.effectiveAt() != null)
                .sorted(Comparator.comparing(InMemoryVersions::effectiveAt))
                .map(version -> new Activation(version.id(), version.code(), effectiveAt(version), version.sha256()))
                .toList();
    }

    private static Instant effectiveAt(Version version) {
        return Objects.requireNonNull(version.effectiveAt());
    }
}
