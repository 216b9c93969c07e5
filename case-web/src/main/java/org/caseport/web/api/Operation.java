package org.caseport.web.api;

import org.caseport.web.application.access.ApiCaller;

/**
 * One thing that a program can ask for.
 *
 * @param changes whether it changes anything, so that it must not happen twice
 */
record Operation(Shape.Structure shape, boolean changes, Act act) {

    @FunctionalInterface
    interface Act {

        /**
         * The answer.
         *
         * @throws ApiError where the answer is no; then nothing was changed
         */
        ApiResponse answer(ApiCaller program, Input asked);
    }
}
