package org.caseport.domain.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;

/** Tells facts what the stored calls say that their events do not. */
public record RecordedCalls(Callbacks callbacks) implements FactWriter.Calls {

    @Override
    public Optional<FactWriter.Call> at(CaseId id, Instant at) {
        List<Callbacks.Recorded> recorded = callbacks.recordedOf(id);
        Optional<FactWriter.Call> made = recorded.stream()
                .flatMap(one -> one.tries().stream())
                .filter(one -> isThen(one.at(), at))
                .findFirst()
                .map(one -> new FactWriter.Call(one.callBy(), one.claimedAt(), one.number()));
        return made.or(() -> recorded.stream()
                .map(Callbacks.Recorded::callback)
                .filter(one -> !one.isOpen() && isThen(one.changedAt(), at))
                .findFirst()
                .map(one -> new FactWriter.Call(one.callBy().at(), null, 0)));
    }

    /** To the precision of the databases. */
    private static boolean isThen(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MICROS).equals(other.truncatedTo(ChronoUnit.MICROS));
    }
}
