package org.caseport.persistence.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of the last number of a kind of versions. */
@Entity
@Table(name = "data_version_series")
@NullUnmarked
class VersionSeriesRow {

    @Id
    String kind;

    @Column(name = "last_number")
    int lastNumber;
}
