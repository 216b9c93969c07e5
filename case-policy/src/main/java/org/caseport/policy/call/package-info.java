/** Derives by when support calls, and when it tries again. */
@NullMarked
package org.caseport.policy.call;

import org.jspecify.annotations.NullMarked;
