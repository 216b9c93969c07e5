package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;

/** What is known about addresses that were refused. How they are capitalised makes no difference. */
public interface BouncedAddresses {

    boolean isSuppressed(String address);

    /** A mail server refused the address for good. */
    void bounced(String address, String words, Instant now);

    /** A mail server took something for the address, or an administrator says that it will: it starts anew. */
    boolean forgive(String address);

    /** Addresses nothing is sent to any more, latest first. */
    List<BouncedAddress> suppressed(int most);
}
