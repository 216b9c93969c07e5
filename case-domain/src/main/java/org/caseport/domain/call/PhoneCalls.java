package org.caseport.domain.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stores the calls that the telephone system was asked to place. Whoever begins one holds the callback; what comes of
 * it is stored without holding it.
 */
public interface PhoneCalls {

    /** The call with this number of the callback. */
    Optional<PhoneCall> find(CallbackId callback, int number);

    /** The same, locked until the transaction ends. */
    Optional<PhoneCall> lock(CallbackId callback, int number);

    /** The calls of the callback that are live, locked until the transaction ends. */
    List<PhoneCall> lockLiveOf(CallbackId callback);

    /** Stores it, in place of the one with the same number. */
    void store(PhoneCall call);

    /** These calls go on. */
    void seen(Collection<PhoneCall> live, Instant now);
}
