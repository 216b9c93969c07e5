package org.caseport.web.pages.workspace.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.call.Callback;

/** The zones whose local time an agent has to know before calling. */
final class CallPlaces {

    private CallPlaces() {}

    /** The zone of the place that is called, and the account's where its clocks show another time now. */
    static List<ZoneId> of(Callback callback, ZoneId account, Instant now) {
        ZoneId there = callback.place();
        return there.getRules().getOffset(now).equals(account.getRules().getOffset(now))
                ? List.of(there)
                : List.of(there, account);
    }
}
