package org.caseport.persistence.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.rating.Ratings;

@ApplicationScoped
@Transactional
class JpaRatings implements Ratings {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Rating> of(CaseId id, Instant resolvedAt) {
        return entities.createQuery(
                        "select r from RatingRow r where r.account = :account and r.supportCase = :case"
                                + " and r.resolvedAt = :resolvedAt",
                        RatingRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .setParameter("resolvedAt", resolvedAt)
                .getResultStream()
                .findFirst()
                .map(RatingRow::toRating);
    }

    @Override
    public List<Rating> all(CaseId id) {
        return entities.createQuery(
                        "select r from RatingRow r where r.account = :account and r.supportCase = :case"
                                + " order by r.resolvedAt",
                        RatingRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(RatingRow::toRating)
                .toList();
    }

    @Override
    public void add(Rating rating) {
        entities.persist(RatingRow.of(rating));
        entities.flush();
    }

    @Override
    public void replace(Rating rating) {
        entities.merge(RatingRow.of(rating));
        entities.flush();
    }
}
