package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Stores the e-mail addresses that mail servers have rejected. Their capitalisation makes no difference. */
public interface BouncedAddresses {

    /** Those of these addresses that are suppressed. */
    Set<String> suppressedAmong(Set<String> addresses);

    /** Records that a mail server rejected the address for good. */
    void bounced(String address, String words, Instant now);

    /** Resets the count, since a mail server accepted mail for them or an administrator says that it will. */
    boolean unsuppress(Set<String> addresses);

    /** Suppressed addresses, to which nothing is sent any more, latest first. */
    List<BouncedAddress> suppressed(int most);
}
