package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.rating.Ratings;

public final class InMemoryRatings implements Ratings {

    public final List<Rating> all = new ArrayList<>();

    @Override
    public Optional<Rating> of(CaseId id, Instant resolvedAt) {
        return all.stream()
                .filter(one -> one.caseId().equals(id) && one.resolvedAt().equals(resolvedAt))
                .findFirst();
    }

    @Override
    public List<Rating> all(CaseId id) {
        return all.stream().filter(one -> one.caseId().equals(id)).toList();
    }

    @Override
    public void add(Rating rating) {
        all.add(rating);
    }

    @Override
    public void replace(Rating rating) {
        all.removeIf(
                one -> one.caseId().equals(rating.caseId()) && one.resolvedAt().equals(rating.resolvedAt()));
        all.add(rating);
    }
}
