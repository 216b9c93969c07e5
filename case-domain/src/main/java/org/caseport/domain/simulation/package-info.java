/** Simulations: what a draft of the policy would have meant for past cases. */
@NullMarked
package org.caseport.domain.simulation;

import org.jspecify.annotations.NullMarked;
