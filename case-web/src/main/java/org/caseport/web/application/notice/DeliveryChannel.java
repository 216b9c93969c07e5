package org.caseport.web.application.notice;

import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;

/** Carries what is to be told to the world outside, in nobody's transaction: it may take its time. */
public interface DeliveryChannel {

    Channel channel();

    /** Whether there is a way at all; until there is, everything waits without being tried. */
    boolean isReady();

    DeliveryResult carry(Delivery delivery);
}
