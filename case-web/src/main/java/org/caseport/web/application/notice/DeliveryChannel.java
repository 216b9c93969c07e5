package org.caseport.web.application.notice;

import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;

/** Delivers notices by mail or webhook. Called without a transaction, as it may take long. */
public interface DeliveryChannel {

    Channel channel();

    /** Whether the channel is configured; until then its deliveries wait without an attempt. */
    boolean isReady();

    DeliveryResult deliver(Delivery delivery);
}
