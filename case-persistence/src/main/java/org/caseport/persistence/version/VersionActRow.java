package org.caseport.persistence.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.version.VersionAct;
import org.caseport.domain.version.VersionId;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of something that was done with a version. */
@Entity
@Table(name = "data_version_act")
@NullUnmarked
class VersionActRow {

    @Id
    String id;

    @Column(name = "version_id")
    String version;

    int number;
    String act;

    @Column(name = "person_id")
    String person;

    Instant at;
    String sha256;
    String note;

    static VersionActRow of(VersionId version, int number, VersionAct act) {
        VersionActRow row = new VersionActRow();
        row.id = version.value() + "-" + number;
        row.version = version.value();
        row.number = number;
        row.act = act.kind().name();
        row.person = act.by().value();
        row.at = act.at();
        row.sha256 = act.sha256();
        row.note = StorableText.storable(act.note());
        return row;
    }

    VersionAct toAct() {
        return new VersionAct(VersionAct.Kind.valueOf(act), new PersonId(person), at, sha256, note);
    }
}
