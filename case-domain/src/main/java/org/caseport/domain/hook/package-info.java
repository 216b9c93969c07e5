/** Webhooks: where an account's programs are notified of what happens to its cases. */
@NullMarked
package org.caseport.domain.hook;

import org.jspecify.annotations.NullMarked;
