/** Access of programs to the API: access keys and idempotency; and the rate limits of programs and people. */
@NullMarked
package org.caseport.domain.access;

import org.jspecify.annotations.NullMarked;
