package org.caseport.web.application.notice;

import org.caseport.domain.notice.Delivery.Trouble;

/** The result of one attempt to deliver a notice. */
public sealed interface DeliveryResult {

    /** The recipient's server has accepted it. */
    record Delivered(int code) implements DeliveryResult {}

    /**
     * The attempt failed, and another one may succeed.
     *
     * @param words what the other side answered
     * @param code the code of its answer; 0 without one
     */
    record RetryLater(Trouble trouble, String words, int code) implements DeliveryResult {}

    /** The attempt failed, and another one would fail too. */
    record Failed(Trouble trouble, String words, int code) implements DeliveryResult {}
}
