package org.caseport.persistence.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a version's text. */
@Entity
@Table(name = "data_version_text")
@NullUnmarked
class VersionTextRow {

    @Id
    @Column(name = "version_id")
    String version;

    String text;
}
