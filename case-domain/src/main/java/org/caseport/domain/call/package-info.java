/** Callbacks: calls that support owes in a case, who makes them now, and what came of each try. */
@NullMarked
package org.caseport.domain.call;

import org.jspecify.annotations.NullMarked;
