package org.caseport.web.api;

import org.caseport.web.application.access.ApiCaller;

/**
 * An operation of the Support API.
 *
 * @param changes whether it changes anything, so that repeated calls need idempotency
 */
record Operation(Shape.Structure shape, boolean changes, Act act) {

    @FunctionalInterface
    interface Act {

        /**
         * Performs the operation.
         *
         * @throws ApiError if it is refused; then nothing was changed
         */
        ApiResponse answer(ApiCaller program, RequestParameters asked);
    }
}
