/** Calculates response targets: support hours, public holidays and the instant at which a target is used up. */
@NullMarked
package org.caseport.policy.sla;

import org.jspecify.annotations.NullMarked;
