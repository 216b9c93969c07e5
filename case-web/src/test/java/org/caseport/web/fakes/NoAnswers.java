package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.access.IdempotencyKeys;

public final class NoAnswers implements IdempotencyKeys {

    @Override
    public Optional<String> find(Call call) {
        return Optional.empty();
    }

    @Override
    public boolean reserve(Call call, Instant now) {
        return true;
    }

    @Override
    public void storeResponse(Call call, String answer) {}

    @Override
    public void release(Call call) {}

    @Override
    public int deleteBefore(Instant before) {
        return 0;
    }
}
