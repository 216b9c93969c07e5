/**
 * How programs act for a member: with access keys, at a pace, and getting one answer however often they ask; and at
 * which pace people do.
 */
@NullMarked
package org.caseport.domain.access;

import org.jspecify.annotations.NullMarked;
