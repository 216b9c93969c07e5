package org.caseport.policy.book;

import java.time.Duration;

/**
 * The windows that open for the customer when a case is resolved, each from the resolution on and to the instant: for
 * reopening the case, and for rating the resolution. Both are whole days.
 */
public record ResolutionTerms(Duration reopening, Duration rating) {}
