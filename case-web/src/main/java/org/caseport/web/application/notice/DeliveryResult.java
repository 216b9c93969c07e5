package org.caseport.web.application.notice;

import org.caseport.domain.notice.Delivery.Trouble;

/** What came of one try to tell somebody something. */
public sealed interface DeliveryResult {

    /** The other side has it. */
    record Arrived(int code) implements DeliveryResult {}

    /**
     * Another try may go better.
     *
     * @param words what the other side said
     * @param code its answer's code; 0 when there was no answer
     */
    record Later(Trouble trouble, String words, int code) implements DeliveryResult {}

    /** Another try would go the same. */
    record Never(Trouble trouble, String words, int code) implements DeliveryResult {}
}
