package org.caseport.persistence.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a version, without its text. */
@Entity
@Table(name = "data_version")
@NullUnmarked
class VersionRow {

    @Id
    String id;

    String kind;
    int number;
    String code;
    String base;
    String stage;
    String sha256;

    @Column(name = "effective_at")
    Instant effectiveAt;

    long revision;

    static VersionRow of(Version version) {
        VersionRow row = new VersionRow();
        row.id = version.id().value();
        row.kind = version.id().kind().code();
        row.number = version.id().number();
        row.code = version.code();
        row.take(version);
        return row;
    }

    /** Takes what changes; the code and the number stay. */
    void take(Version version) {
        base = version.base();
        stage = version.stage().name();
        sha256 = version.sha256();
        effectiveAt = version.effectiveAt();
        revision = version.revision();
    }

    Version toVersion(List<VersionActRow> acts) {
        return new Version(
                VersionId.of(id).orElseThrow(),
                code,
                base,
                Version.Stage.valueOf(stage),
                sha256,
                effectiveAt,
                acts.stream().map(VersionActRow::toAct).toList(),
                revision);
    }
}
