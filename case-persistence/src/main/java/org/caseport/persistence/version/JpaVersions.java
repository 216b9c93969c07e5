package org.caseport.persistence.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaVersions implements Versions {

    private static final String KIND = "kind";

    @Inject
    EntityManager entities;

    @Override
    public int nextNumber(VersionKind kind) {
        VersionSeriesRow series = locked(kind);
        series.lastNumber++;
        entities.flush();
        return series.lastNumber;
    }

    @Override
    public void lock(VersionKind kind) {
        locked(kind);
    }

    private VersionSeriesRow locked(VersionKind kind) {
        return entities.find(VersionSeriesRow.class, kind.code(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void add(Version version, String text) {
        entities.persist(VersionRow.of(version));
        entities.flush();
        VersionTextRow stored = new VersionTextRow();
        stored.version = version.id().value();
        stored.text = text;
        entities.persist(stored);
        addActs(version, 0);
        entities.flush();
    }

    @Override
    public Optional<Version> find(VersionId id) {
        return version(entities.find(VersionRow.class, id.value()));
    }

    @Override
    public Optional<Version> find(VersionKind kind, String code) {
        return entities.createQuery(
                        "select v from VersionRow v where v.kind = :kind and v.code = :code", VersionRow.class)
                .setParameter(KIND, kind.code())
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .flatMap(this::version);
    }

    @Override
    public Optional<Version> lock(VersionId id) {
        return version(entities.find(VersionRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Version> version(@Nullable VersionRow row) {
        return Optional.ofNullable(row).map(found -> found.toVersion(actsOf(found.id)));
    }

    private List<VersionActRow> actsOf(String version) {
        return entities.createQuery(
                        "select a from VersionActRow a where a.version = :version order by a.number",
                        VersionActRow.class)
                .setParameter("version", version)
                .getResultList();
    }

    @Override
    public String textOf(VersionId id) {
        return Optional.ofNullable(entities.find(VersionTextRow.class, id.value()))
                .map(row -> row.text)
                .orElseThrow(() -> new IllegalArgumentException("there is no version " + id));
    }

    @Override
    public void store(Version version) {
        VersionRow row = entities.find(VersionRow.class, version.id().value());
        row.take(version);
        addActs(version, actsOf(row.id).size());
        entities.flush();
    }

    @Override
    public void store(Version version, String text) {
        entities.find(VersionTextRow.class, version.id().value()).text = text;
        store(version);
    }

    private void addActs(Version version, int stored) {
        for (int i = stored; i < version.acts().size(); i++) {
            entities.persist(
                    VersionActRow.of(version.id(), i + 1, version.acts().get(i)));
        }
    }

    @Override
    public List<Version> all(VersionKind kind) {
        Map<String, List<VersionActRow>> acts = entities.createQuery(
                        "select a from VersionActRow a where a.version in"
                                + " (select v.id from VersionRow v where v.kind = :kind) order by a.version, a.number",
                        VersionActRow.class)
                .setParameter(KIND, kind.code())
                .getResultStream()
                .collect(Collectors.groupingBy(act -> act.version));
        return entities.createQuery(
                        "select v from VersionRow v where v.kind = :kind order by v.number desc", VersionRow.class)
                .setParameter(KIND, kind.code())
                .getResultStream()
                .map(row -> row.toVersion(acts.getOrDefault(row.id, List.of())))
                .toList();
    }

    @Override
    public List<Activation> activations(VersionKind kind) {
        return entities.createQuery(
                        "select v.id, v.code, v.effectiveAt, v.sha256 from VersionRow v"
                                + " where v.kind = :kind and v.effectiveAt is not null order by v.effectiveAt",
                        Object[].class)
                .setParameter(KIND, kind.code())
                .getResultStream()
                .map(row -> new Activation(
                        VersionId.of((String) row[0]).orElseThrow(), (String) row[1], (Instant) row[2], (String)
                                row[3]))
                .toList();
    }
}
