/** Stores access keys, rate limits and idempotency keys of the Support API. */
@NullMarked
package org.caseport.persistence.access;

import org.jspecify.annotations.NullMarked;
