package org.caseport.policy.book;

import java.time.Duration;
import org.caseport.domain.cases.Promise.Warnings;

/**
 * The terms for cases that nobody has responded to yet.
 *
 * @param dueSoon how long before it is due a case counts as due soon, in whole hours
 */
public record FirstResponseTerms(Warnings warnings, Duration dueSoon) {}
