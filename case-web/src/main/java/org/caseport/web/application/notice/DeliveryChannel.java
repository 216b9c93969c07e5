package org.caseport.web.application.notice;

import java.util.List;
import java.util.function.Supplier;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;

/** Delivers notices by mail or webhook. */
public interface DeliveryChannel {

    Channel channel();

    /** Whether the channel is configured; until then its deliveries wait without an attempt. */
    boolean isReady();

    /**
     * Reads what these deliveries say, all together, and returns what sends each, in their order. Both are called
     * without a transaction; sending may take long.
     */
    List<Supplier<DeliveryResult>> prepare(List<Delivery> deliveries);
}
