package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.rating.Rating;
import org.caseport.persistence.column.RowKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a rating. Its key allows one rating for each resolution. */
@Entity
@Table(name = "rating")
@IdClass(RatingRow.Key.class)
@NullUnmarked
class RatingRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Column(name = "person_id")
    String person;

    int stars;
    String comment;

    @Column(name = "rated_at")
    Instant at;

    static RatingRow of(Rating rating) {
        RatingRow row = new RatingRow();
        row.account = rating.caseId().account().digits();
        row.supportCase = rating.caseId().value();
        row.resolvedAt = rating.resolvedAt();
        row.person = rating.person().value();
        row.stars = rating.stars();
        row.comment = StorableText.storable(rating.comment());
        row.at = rating.at();
        return row;
    }

    Rating toRating() {
        return new Rating(new CaseId(supportCase), resolvedAt, new PersonId(person), stars, comment, at);
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;
        Instant resolvedAt;

        @Override
        protected List<Object> values() {
            return List.of(account, supportCase, resolvedAt);
        }
    }
}
